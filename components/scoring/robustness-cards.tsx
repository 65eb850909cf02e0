import { ChartCard } from '@/components/charts/chart-card';
import { TornadoChart } from '@/components/charts/drawn';
import { heights } from '@/components/charts/heights';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { tornadoModel } from '@/lib/charts/tornado';
import { factorLabels, type Ratings } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import type { WeightRange } from '@/lib/domain/scoring/weight-ranges';

type Props = { useCase: string; ratings: Ratings; model: ModelDefinition; weights: WeightRange[]; hasRung: boolean };

/** How firm a score is: what one step of each rating does, and how far each weight can move. */
export function RobustnessCards({ useCase, ratings, model, weights, hasRung }: Props) {
  const { bars, score, thresholds, from, to, table, summary } = tornadoModel(ratings, model, hasRung);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
      <ChartCard
        id="tornado"
        title="What one step would do"
        summary={summary}
        scope={useCase}
        table={table}
        href={() => ''}
      >
        <div style={{ minHeight: heights.tornado(bars.length) }}>
          <TornadoChart {...{ bars, score, thresholds, from, to }} />
        </div>
        <p className="mt-2 text-xs text-ink-subtle">
          Each bar: the score with that rating one level lower (left) or higher (right). Strong and marked ≠: the
          verdict changes.
        </p>
      </ChartCard>
      <Card
        title="How far each weight can move"
        description="The others keep their proportions. Within the range the verdict stays."
        flush
      >
        <Table label="How far each weight can move before the verdict changes">
          <Thead>
            <tr>
              <Th>Factor</Th>
              <Th align="right">Weight</Th>
              <Th align="right">Holds from</Th>
              <Th align="right">to</Th>
              <Th className="w-[28%] max-sm:hidden">
                <span className="sr-only">Drawn</span>
              </Th>
            </tr>
          </Thead>
          <Tbody>
            {weights.map(({ factor, weight, from: least, to: most }) => (
              <Tr key={factor}>
                <Td heading>{factorLabels[factor]}</Td>
                <Td align="right">{percent(weight)}</Td>
                <Td align="right">{percent(least)}</Td>
                <Td align="right">{percent(most)}</Td>
                <Td className="max-sm:hidden">
                  <Band {...{ weight, least, most }} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
    </div>
  );
}

/** The range of a weight on a line from 0 to 100 %, with where it is. Repeats the figures beside it. */
const Band = ({ weight, least, most }: { weight: number; least: number; most: number }) => (
  <span aria-hidden="true" className="relative block h-1.5 rounded-full bg-neutral-soft">
    <span
      className="absolute inset-y-0 rounded-full bg-accent/45"
      style={{ left: `${least * 100}%`, width: `${(most - least) * 100}%` }}
    />
    <span className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${weight * 100}%` }} />
  </span>
);

const percent = (share: number) => `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })}\u00a0%`;
