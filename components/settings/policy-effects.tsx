import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { KeyText } from '@/components/ui/key-text';
import { Pagination } from '@/components/ui/pagination';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Day } from '@/components/ui/time';
import type { PolicyEffect, Turn } from '@/lib/domain/stages/policy/policy-preview';
import { stageLabels, type GatedStage, type Stage } from '@/lib/domain/stages/stages';

type Row = PolicyEffect & {
  key: string;
  title: string;
  stage: Stage;
  next: { gate: GatedStage; unmet: number } | null;
};

type Props = {
  workspace: string;
  touched: number;
  judged: number;
  ahead: number;
  behind: number;
  gained: number;
  rows: Row[];
  previous?: string;
  next?: string;
};

const count = (figure: number) => figure.toLocaleString('en-US');

/** Use case by use case, what the draft makes of its gates. */
export function PolicyEffects({ workspace, touched, judged, ahead, behind, gained, rows, previous, next }: Props) {
  return (
    <div className="space-y-3">
      <ul className="flex flex-wrap gap-x-8 gap-y-2 px-4 pt-3">
        <Figure count={ahead}>would not meet something new at the gate ahead</Figure>
        <Figure count={behind}>would not meet it at a gate that they have passed; nothing moves back by itself</Figure>
        {gained > 0 ? <Figure count={gained}>would meet what they do not meet now</Figure> : null}
      </ul>
      <p className="max-w-prose px-4 text-sm text-ink-muted">
        {judged < touched
          ? `Judged are the first ${count(judged)} by key of ${count(touched)} use cases`
          : `Judged ${judged === 1 ? 'is the 1 use case' : `are all ${count(judged)} use cases`}`}{' '}
        before or behind a gate that would change. What is announced is looked at as if it counted today. Parked,
        rejected and retired use cases are left out.
      </p>
      {rows.length > 0 ? (
        <Table label="Use cases that it would change something for" minWidth={860} stack>
          <Thead>
            <tr>
              <Th className="w-[30%]">Use case</Th>
              <Th className="w-36">Stage</Th>
              <Th className="w-44">Gate ahead, now</Th>
              <Th>Then</Th>
            </tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.key} className="sm:[&>*]:align-top">
                <Td heading>
                  <span className="flex min-w-0 items-baseline gap-2">
                    <KeyText>{row.key}</KeyText>
                    <TextLink look="title" href={`/w/${workspace}/use-cases/${row.key}/overview`}>
                      {row.title}
                    </TextLink>
                  </span>
                </Td>
                <Td label="Stage">{stageLabels[row.stage]}</Td>
                <Td label="Gate ahead, now">
                  {row.next
                    ? `${stageLabels[row.next.gate]}: ${row.next.unmet === 0 ? 'open' : `${row.next.unmet} not met`}`
                    : 'None'}
                </Td>
                <Td label="Then">
                  <ul className="space-y-2">
                    {row.ahead.lost.map((turn) => (
                      <Turned key={turn.label} turn={turn} word="Not met" tone="caution" />
                    ))}
                    {row.behind.lost.map((turn) => (
                      <Turned
                        key={`${turn.gate}-${turn.label}`}
                        turn={turn}
                        word={`${stageLabels[turn.gate]}, passed`}
                        tone="neutral"
                      />
                    ))}
                    {row.ahead.gained.map((turn) => (
                      <Turned key={turn.label} turn={turn} word="Met" tone="positive" />
                    ))}
                  </ul>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      ) : (
        <p className="px-4 pb-4">No use case would stand otherwise before its gate, or behind one.</p>
      )}
      {previous || next ? (
        <div className="px-4 pb-3">
          <Pagination label="use cases" previous={previous} next={next} />
        </div>
      ) : null}
    </div>
  );
}

const Figure = ({ count: figure, children }: { count: number; children: string }) => (
  <li className="flex max-w-sm items-baseline gap-2">
    <span className="shrink-0 text-lg font-semibold tabular-nums">{count(figure)}</span>
    <span className="text-sm text-ink-muted">{children}</span>
  </li>
);

type TurnedProps = { turn: Turn; word: string; tone: 'caution' | 'neutral' | 'positive' };

// One reason stands for all: the use case itself shows each.
function Turned({ turn: { label, from, reasons }, word, tone }: TurnedProps) {
  const [first, ...more] = reasons;
  return (
    <li className="min-w-0">
      <Badge tone={tone}>{word}</Badge> <span className="text-sm">{first?.message ?? label}</span>
      {more.length > 0 || from ? (
        <span className="block text-sm text-ink-muted">
          {more.length > 0 ? `And ${more.length} more. ` : null}
          {from ? (
            <>
              Blocks from <Day day={from} /> on
            </>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

type ActionProps = { workspace: string; draft: string; version: number };

/** Publishes the draft, or throws it away. */
export const PolicyActions = ({ workspace, draft, version }: ActionProps) => (
  <>
    <CommandButton
      workspace={workspace}
      command="discard-policy-draft"
      hidden={{ draft }}
      variant="quiet"
      doneMessage="Draft discarded"
      redirectTo={`/w/${workspace}/settings/gates`}
    >
      Discard the draft
    </CommandButton>
    <CommandDialog
      workspace={workspace}
      command="publish-policy"
      hidden={{ draft }}
      trigger={`Publish as version ${version}`}
      triggerVariant="primary"
      title={`Publish version ${version} of the gate policy`}
      description="Every gate is judged by it from now on, except by what it announces for a later day. A published version never changes."
      width="sm"
      doneMessage="Published"
      redirectTo={`/w/${workspace}/settings/gates`}
    >
      <TextAreaField
        name="reason"
        label="What it is for"
        hint="Everybody reads it beside the version."
        required={false}
        rows={3}
        maxLength={2000}
      />
    </CommandDialog>
  </>
);
