import { ChartCard } from '@/components/charts/chart-card';
import { CalibrationChart } from '@/components/charts/drawn';
import { heights } from '@/components/charts/heights';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { calibrationModel, percent, words } from '@/lib/charts/calibration';
import { leastInGroup, type Calibration, type Group, type Point } from '@/lib/domain/scoring/calibration';

type Props = {
  calibration: Calibration;
  /** Where the pilot of a use case is. */
  href: (key: string) => string;
};

/** Predictions against results: over all, by factor, by team and by who predicted. */
export function CalibrationCards({ calibration, href }: Props) {
  const { value, measurement, bias, byFactor, byTeam, byRole } = calibration;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
      <Drawn
        id="value"
        title="Value"
        points={value}
        bias={bias}
        what={{ predicted: 'business value', reached: 'of the way to the target' }}
        href={href}
      />
      <Drawn
        id="measurement"
        title="Measurement"
        points={measurement}
        bias={null}
        what={{ predicted: 'measurement', reached: 'of the metrics measured' }}
        href={href}
      />
      <Card
        title="By factor"
        description="Mean level of the pilots that reached their targets and of those that did not: the wider apart, the more a factor tells."
        flush
      >
        <Table label="Calibration by factor">
          <Thead>
            <tr>
              <Th>Factor</Th>
              <Th align="right">Reached</Th>
              <Th align="right">Missed</Th>
              <Th align="right">Pilots</Th>
            </tr>
          </Thead>
          <Tbody>
            {byFactor.map(({ label, met, missed, count }) => (
              <Tr key={label}>
                <Td heading>{label}</Td>
                <Td align="right">{level(met)}</Td>
                <Td align="right">{level(missed)}</Td>
                <Td align="right">{count}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
      <div className="space-y-5">
        <Groups title="By team" first="Business unit" groups={byTeam} />
        <Groups title="By who scored" first="Role on the use case" groups={byRole} />
      </div>
    </div>
  );
}

type DrawnProps = {
  id: string;
  title: string;
  points: Point[];
  bias: number | null;
  what: { predicted: string; reached: string };
  href: (key: string) => string;
};

function Drawn({ id, title, points, bias, what, href }: DrawnProps) {
  const { marks, from, to, table, summary } = calibrationModel(points, what, bias);
  return (
    <ChartCard id={id} title={title} summary={summary} scope={`${points.length} pilots`} table={table} href={() => ''}>
      <div style={{ minHeight: heights.calibration() }}>
        <CalibrationChart
          marks={marks.map((mark) => ({ ...mark, href: mark.key && href(mark.key) }))}
          from={from}
          to={to}
          across={`Rated ${what.predicted}`}
          up={what.reached}
        />
      </div>
    </ChartCard>
  );
}

function Groups({ title, first, groups }: { title: string; first: string; groups: Group[] }) {
  return (
    <Card
      title={title}
      description={`Of value. Groups of fewer than ${leastInGroup} predictions are only counted.`}
      flush
    >
      <Table label={`Calibration ${title.toLowerCase()}`}>
        <Thead>
          <tr>
            <Th>{first}</Th>
            <Th align="right">Predicted</Th>
            <Th align="right">Reached</Th>
            <Th>So they were</Th>
            <Th align="right">Predictions</Th>
          </tr>
        </Thead>
        <Tbody>
          {groups.map(({ label, predicted, reached, bias, count }) => (
            <Tr key={label}>
              <Td heading>{label}</Td>
              <Td align="right">{percent(predicted)}</Td>
              <Td align="right">{percent(reached)}</Td>
              <Td>{bias === null ? <span className="text-ink-subtle">Too few</span> : words(bias)}</Td>
              <Td align="right">{count}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

const level = (mean: number | null): string =>
  mean === null ? 'Too few' : mean.toLocaleString('en-US', { maximumFractionDigits: 1 });
