import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { CommandButton } from '@/components/forms/command-button';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyText } from '@/components/ui/key-text';
import { Pagination } from '@/components/ui/pagination';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ModelChange } from '@/lib/domain/scoring/model-preview';
import { verdictLabels, type Verdict } from '@/lib/domain/scoring/verdict';

type Props = {
  workspace: string;
  /** How many were judged at all. */
  judged: number;
  changed: number;
  moves: { from: Verdict; to: Verdict; count: number }[];
  changes: ModelChange[];
  previous?: string;
  next?: string;
  /** Leads to where each is rescored. */
  rescore?: boolean;
  /** What to say where nothing changes. */
  none: string;
};

/** Use case by use case, what another scoring model makes of the same ratings. */
export function ModelChanges({ workspace, judged, changed, moves, changes, previous, next, rescore, none }: Props) {
  if (changed === 0) {
    return (
      <EmptyState icon="scale" title="Nothing changes" compact>
        {none}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-3">
      <p className="px-4 pt-3">
        {changed.toLocaleString('en-US')} of {judged.toLocaleString('en-US')} scored use cases would read differently.{' '}
        {moves.length === 0 ? 'No verdict changes, only scores.' : null}
      </p>
      {moves.length > 0 ? (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 px-4 text-sm text-ink-muted">
          {moves.map(({ from, to, count }) => (
            <li key={`${from}-${to}`}>
              <span className="font-medium text-ink tabular-nums">{count.toLocaleString('en-US')}</span> from{' '}
              {verdictLabels[from]} to {verdictLabels[to]}
            </li>
          ))}
        </ul>
      ) : null}
      <Table label="Use cases that would change" minWidth={760} stack>
        <Thead>
          <tr>
            <Th className="w-[36%]">Use case</Th>
            <Th>Scored with</Th>
            <Th>Now</Th>
            <Th>Then</Th>
            {rescore ? (
              <Th>
                <span className="sr-only">Rescore</span>
              </Th>
            ) : null}
          </tr>
        </Thead>
        <Tbody>
          {changes.map(({ key, title, modelVersion, before, after }) => (
            <Tr key={key}>
              <Td heading>
                <span className="flex min-w-0 items-baseline gap-2">
                  <KeyText>{key}</KeyText>
                  <TextLink look="title" href={`/w/${workspace}/use-cases/${key}/score`}>
                    {title}
                  </TextLink>
                </span>
              </Td>
              <Td label="Scored with">Version {modelVersion}</Td>
              <Td label="Now">
                <VerdictBadge verdict={before.verdict} score={before.score} />
              </Td>
              <Td label="Then">
                <VerdictBadge verdict={after.verdict} score={after.score} />
              </Td>
              {rescore ? (
                <Td>
                  <TextLink href={`/w/${workspace}/use-cases/${key}/score`}>Rescore…</TextLink>
                </Td>
              ) : null}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {previous || next ? (
        <div className="px-4 pb-3">
          <Pagination label="changes" previous={previous} next={next} />
        </div>
      ) : null}
    </div>
  );
}

type PublishProps = { workspace: string; draft: string; version: number };

/** Publishes the draft, or throws it away. */
export const DraftActions = ({ workspace, draft, version }: PublishProps) => (
  <>
    <CommandButton
      workspace={workspace}
      command="discard-model-draft"
      hidden={{ draft }}
      variant="quiet"
      doneMessage="Draft discarded"
      redirectTo={`/w/${workspace}/settings/scoring`}
    >
      Discard the draft
    </CommandButton>
    <CommandButton
      workspace={workspace}
      command="publish-model"
      hidden={{ draft }}
      variant="primary"
      doneMessage="Published"
      redirectTo={`/w/${workspace}/settings/scoring`}
    >
      Publish as version {version}
    </CommandButton>
  </>
);
