import type { ReactNode } from 'react';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { StageBadge } from '@/components/stages/stage-badge';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { Money } from '@/components/ui/money';
import { ReasonList } from '@/components/ui/reason-list';
import { Summary } from '@/components/ui/summary';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Reason } from '@/lib/domain/result';
import { factorLabels, factors, type Ratings } from '@/lib/domain/scoring/factors';
import { rubricText } from '@/lib/domain/scoring/rubrics';
import { shownScore } from '@/lib/domain/scoring/score';
import { verdictWords } from '@/lib/domain/scoring/verdict-words';
import type { Judgement } from '@/lib/domain/scoring/verdict';
import type { AssessmentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Compared = {
  facts: UseCaseFacts;
  agreed: AssessmentFacts | null;
  ratings: Ratings | null;
  judgement: Judgement | null;
  robustness: string | null;
  monthlyValue: number | null;
  lacks: Reason[];
  begun: boolean;
};

type Props = { workspace: string; compared: Compared[]; currency: string };

const shownAtOnce = 4;

/** A column per use case: verdict, why, how firm, each rating in words, and what is lacking. */
export function ComparedTable({ workspace, compared, currency }: Props) {
  const base = (key: string) => `/w/${workspace}/use-cases/${key}`;
  const row = (label: string, cell: (one: Compared) => ReactNode) => (
    <Tr className="[&>*]:align-top">
      <Td heading className="text-sm text-ink-subtle">
        {label}
      </Td>
      {compared.map((one) => (
        <Td key={one.facts.key} className="text-sm">
          {cell(one)}
        </Td>
      ))}
    </Tr>
  );
  return (
    <Card flush>
      <Table label="Use cases side by side" minWidth={160 + compared.length * 230} fixed>
        <Thead>
          <tr>
            <Th className="w-40">
              <span className="sr-only">What is compared</span>
            </Th>
            {compared.map(({ facts }) => (
              <Th key={facts.key} className="h-auto! py-2.5 align-top whitespace-normal!">
                <span className="flex flex-col items-start gap-1">
                  <KeyText>{facts.key}</KeyText>
                  <TextLink look="title" href={`${base(facts.key)}/score`}>
                    <span className="text-base font-medium wrap-anywhere">{facts.title}</span>
                  </TextLink>
                  <StageBadge stage={facts.stage} parkedFrom={facts.parkedFrom} />
                </span>
              </Th>
            ))}
          </tr>
        </Thead>
        <Tbody>
          {row('Score and verdict', ({ judgement }) =>
            judgement ? (
              <VerdictBadge verdict={judgement.verdict} score={shownScore(judgement.score)} />
            ) : (
              <VerdictBadge verdict={null} />
            ),
          )}
          {row('Why', ({ judgement, agreed }) =>
            judgement && agreed ? verdictWords(judgement, agreed.model) : 'No assessment is agreed yet.',
          )}
          {row('How firm it is', ({ robustness }) => robustness ?? '–')}
          {factors.map((factor) => (
            <Tr key={factor} className="[&>*]:align-top">
              <Td heading className="text-sm text-ink-subtle">
                {factorLabels[factor]}
              </Td>
              {compared.map(({ facts, ratings, agreed }) => (
                <Td key={facts.key} className="text-sm">
                  {ratings && agreed ? (
                    <>
                      <span className="font-semibold tabular-nums">{ratings[factor]}</span>{' '}
                      <span className="text-ink-muted">
                        {rubricText(factor, ratings[factor], agreed.model.rubrics)}
                      </span>
                    </>
                  ) : (
                    <span className="text-ink-subtle">Not rated</span>
                  )}
                </Td>
              ))}
            </Tr>
          ))}
          {row('Value a month', ({ monthlyValue }) => (
            <Money amount={monthlyValue} currency={currency} />
          ))}
          {row('Systems', ({ facts }) => facts.systems.map(({ name }) => name).join(', ') || 'Not stated')}
          {row('Business owner', ({ facts }) => facts.owners.business?.name ?? 'Nobody yet')}
          {row('Lacks for a POC', ({ facts, lacks, begun }) =>
            begun ? (
              'A POC has begun.'
            ) : lacks.length === 0 ? (
              'Nothing: it may begin.'
            ) : (
              <Lacks reasons={lacks} base={base(facts.key)} />
            ),
          )}
        </Tbody>
      </Table>
    </Card>
  );
}

function Lacks({ reasons, base }: { reasons: Reason[]; base: string }) {
  const rest = reasons.slice(shownAtOnce);
  return (
    <div className="space-y-2">
      <ReasonList reasons={reasons.slice(0, shownAtOnce)} base={base} />
      {rest.length > 0 ? (
        <details>
          <Summary look="text">And {rest.length} more</Summary>
          <div className="pt-2">
            <ReasonList reasons={rest} base={base} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
