import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { areaLabels, areas } from '@/lib/domain/checklist/areas';
import { blockersByTier } from '@/lib/domain/checklist/by-tier';
import type { ItemView } from '@/lib/domain/checklist/items';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import { highestToolTier } from '@/lib/domain/stages/tool-tiers';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = { facts: UseCaseFacts; items: ItemView[]; base: string };

/** What the tier means for go-live: how many items block in each tier, and which of them in this one. */
export function TierEffectCard({ facts, items, base }: Props) {
  const tier = effectiveTier(facts);
  const tiers = blockersByTier();
  return (
    <Card
      id="tier-effect"
      title="What the tier means for the checklist"
      description={because(facts)}
      actions={<TextLink href={`${base}/checklist`}>Open the checklist</TextLink>}
      flush
    >
      <ol className="grid grid-cols-2 gap-px bg-line md:grid-cols-4">
        {tiers.map(({ tier: each, blocking }) => (
          <li
            key={each}
            aria-current={each === tier ? 'true' : undefined}
            className={each === tier ? 'bg-accent-soft px-4 py-3' : 'bg-surface px-4 py-3'}
          >
            <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-muted">
              {actionTierLabels[each]}
              {each === tier ? <span className="font-medium text-accent-ink">counts here</span> : null}
            </p>
            <p>
              <span className="text-lg font-semibold tabular-nums">{blocking.length}</span>{' '}
              <span className="text-sm text-ink-muted">of {items.length} items block</span>
            </p>
          </li>
        ))}
      </ol>
      <div className="border-t border-line">
        <Table label="Blocking and advising items by area" minWidth={720} stack>
          <Thead>
            <tr>
              <Th>Area</Th>
              <Th>Blocks go-live, still open</Th>
              <Th>Blocks, done</Th>
              <Th>Advises</Th>
            </tr>
          </Thead>
          <Tbody>
            {areas.map((area) => {
              const own = items.filter(({ item }) => item.area === area);
              return (
                <Tr key={area}>
                  <Td heading>{areaLabels[area]}</Td>
                  <Td label="Blocks, open">
                    <Items items={own.filter(({ openBlocker }) => openBlocker)} />
                  </Td>
                  <Td label="Blocks, done">
                    <Items items={own.filter(({ blocking, openBlocker }) => blocking && !openBlocker)} />
                  </Td>
                  <Td label="Advises">
                    <Items items={own.filter(({ blocking }) => !blocking)} />
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      </div>
    </Card>
  );
}

function Items({ items }: { items: ItemView[] }) {
  if (items.length === 0) return <span className="text-ink-subtle">None</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {items.map(({ id, item }) => (
        <li key={id}>
          <Badge variant="outline" title={item.title}>
            <span className="font-mono">{id}</span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function because(facts: UseCaseFacts): string {
  if (facts.actionTier === null) return 'No tier is stated, so the strictest counts until one is.';
  const highest = highestToolTier(facts.tools);
  if (highest === null) return 'By the stated tier; no tool is registered yet.';
  if (effectiveTier(facts) !== facts.actionTier) return 'By the tools, which may do more than is stated.';
  if (highest === facts.actionTier) return 'By the stated tier, which is also the highest of the tools.';
  return `By the stated tier; the highest of the tools is ${actionTierLabels[highest].toLowerCase()}.`;
}
