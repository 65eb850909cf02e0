import { TierBadge } from '@/components/tools/tier-badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import { listPath } from '@/lib/url/use-case-list';
import { noFilters } from '@/lib/domain/use-case/list';

type Cell = { tier: ActionTier; live: number; onTheWay: number; waiting: number; opened: number };
type Props = {
  workspace: string;
  all: Cell[];
  systems: { id: string; name: string; cells: Cell[] }[];
  moreSystems: number;
};

/** Where the portfolio stands: tier by tier, over all and on each system. */
export function LadderTable({ workspace, all, systems, moreSystems }: Props) {
  return (
    <Card
      title="Where the portfolio stands"
      description="In production, and in brackets on the way there. Below: opened by the tier before, or waiting for it."
      flush
    >
      <Table label="The ladder by system and action tier" minWidth={860} fixed>
        <Thead>
          <tr>
            <Th className="w-52">System</Th>
            {actionTiers.map((tier) => (
              <Th key={tier}>
                <TierBadge tier={tier} />
              </Th>
            ))}
          </tr>
        </Thead>
        <Tbody>
          <Tr className="[&>*]:align-top">
            <Td heading className="font-medium">
              All systems
            </Td>
            {all.map((cell) => (
              <Td key={cell.tier}>
                <Rung cell={cell} />
              </Td>
            ))}
          </Tr>
          {systems.map(({ id, name, cells }) => (
            <Tr key={id} className="[&>*]:align-top">
              <Td heading>
                <TextLink
                  look="title"
                  href={listPath(workspace, {
                    filters: { ...noFilters, system: id },
                    sort: 'score',
                    direction: 'desc',
                  })}
                >
                  {name}
                </TextLink>
              </Td>
              {cells.map((cell) => (
                <Td key={cell.tier}>
                  <Rung cell={cell} />
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {moreSystems > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">
          And {moreSystems} more {moreSystems === 1 ? 'system' : 'systems'} with fewer use cases.
        </p>
      ) : null}
    </Card>
  );
}

function Rung({ cell: { live, onTheWay, waiting, opened } }: { cell: Cell }) {
  if (live + onTheWay + waiting + opened === 0) return <span className="text-ink-subtle">–</span>;
  return (
    <span className="block text-sm">
      <span className="block tabular-nums">
        <span className="font-semibold">{live}</span>
        <span className="sr-only"> in production</span>
        {onTheWay > 0 ? (
          <span className="text-ink-muted">
            {' '}
            ({onTheWay}
            <span className="sr-only"> on the way</span>)
          </span>
        ) : null}
      </span>
      {opened > 0 ? <span className="block text-info-ink">{opened} opened</span> : null}
      {waiting > 0 ? <span className="block text-caution-ink">{waiting} waiting</span> : null}
    </span>
  );
}
