import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { Figure } from './figure';
import type { Place } from '@/components/use-case-tab/place';
import { ResultCell } from './result-cell';

type Props = { facts: UseCaseFacts; place: Place; mayRecord: boolean };

/** The plan beside what came of it: baseline → target → kill threshold → POC → pilot. */
export function MetricTable({ facts, place, mayRecord }: Props) {
  return (
    <Table label="Metrics of the plan" minWidth={860} stack>
      <Thead>
        <tr>
          <Th>Metric</Th>
          <Th align="right">Baseline</Th>
          <Th align="right">Target</Th>
          <Th align="right">Kill threshold</Th>
          <Th className="w-56">POC result</Th>
          <Th className="w-56">Pilot result</Th>
        </tr>
      </Thead>
      <Tbody>
        {facts.plan.metrics.map((metric) => (
          <Tr key={metric.id} className="sm:[&>*]:align-top">
            <Td heading className="min-w-48">
              <span className="min-w-0">
                <span className="block font-medium wrap-anywhere">{metric.name}</span>
                <span className="block text-sm text-ink-subtle">
                  {metric.better === 'higher' ? 'Higher is better' : 'Lower is better'}
                </span>
              </span>
            </Td>
            <Td align="right" label="Baseline">
              <Figure value={metric.baseline} unit={metric.unit} />
            </Td>
            <Td align="right" label="Target">
              <Figure value={metric.target} unit={metric.unit} />
            </Td>
            <Td align="right" label="Kill threshold">
              <Figure value={metric.killThreshold} unit={metric.unit} />
            </Td>
            {(['poc', 'pilot'] as const).map((phase) => (
              <Td key={phase} label={phase === 'poc' ? 'POC result' : 'Pilot result'}>
                <ResultCell {...{ facts, metric, phase, place, mayRecord }} />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
