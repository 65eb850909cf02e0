import { CompareForm } from './compare-form';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { StageBadge } from '@/components/stages/stage-badge';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { Money } from '@/components/ui/money';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { Stage } from '@/lib/domain/stages/stages';
import { comparePath, mostCompared } from '@/lib/url/compare';

type Row = {
  place: number;
  key: string;
  title: string;
  unit: string;
  stage: Stage;
  score: number;
  verdict: Verdict;
  monthlyValue: number | null;
  reasons: string[];
};

/** The ranking with its reasons; ticked ones are compared side by side. */
export function ShortlistTable({ workspace, rows, currency }: { workspace: string; rows: Row[]; currency: string }) {
  return (
    <CompareForm action={comparePath(workspace, [])} most={mostCompared}>
      <Card flush>
        <Table label="Shortlist" minWidth={980} stack>
          <Thead>
            <tr>
              <Th className="w-10">
                <span className="sr-only">Compare</span>
              </Th>
              <Th align="right" className="w-12">
                Place
              </Th>
              <Th className="w-[30%]">Use case</Th>
              <Th>Score and verdict</Th>
              <Th className="w-[30%]">Why</Th>
              <Th align="right">Value a month</Th>
            </tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.key} className="sm:[&>*]:align-top">
                <Td>
                  <input
                    type="checkbox"
                    name="of"
                    value={row.key}
                    aria-label={`Compare ${row.key} ${row.title}`}
                    className="mt-0.5 tick"
                  />
                </Td>
                <Td align="right" label="Place">
                  {row.place}
                </Td>
                <Td heading>
                  <span className="flex min-w-0 flex-col gap-1">
                    <TextLink look="title" href={`/w/${workspace}/use-cases/${row.key}/score`}>
                      {row.title}
                    </TextLink>
                    <span className="flex flex-wrap items-center gap-2 text-sm text-ink-subtle">
                      <KeyText>{row.key}</KeyText>
                      <span>{row.unit}</span>
                      <StageBadge stage={row.stage} parkedFrom={null} />
                    </span>
                  </span>
                </Td>
                <Td label="Verdict">
                  <VerdictBadge verdict={row.verdict} score={row.score} />
                </Td>
                <Td label="Why">
                  <ul className="space-y-0.5 text-sm text-ink-muted">
                    {row.reasons.map((reason) => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                </Td>
                <Td align="right" label="Value">
                  <Money amount={row.monthlyValue} currency={currency} compact />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
    </CompareForm>
  );
}
