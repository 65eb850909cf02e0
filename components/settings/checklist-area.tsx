import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { areaLabels, type Area } from '@/lib/domain/checklist/areas';
import { catalogueOf } from '@/lib/domain/checklist/catalogues';
import { checklistTemplate, type ItemTemplate } from '@/lib/domain/checklist/template';
import { actionTierLabels, actionTiers, type ActionTier } from '@/lib/domain/stages/stages';

/** One area of the template, read-only. */
export function ChecklistArea({ area }: { area: Area }) {
  const items = checklistTemplate.filter((item) => item.area === area);
  return (
    <Card id={area} title={areaLabels[area]} description={`${items.length} items`} flush>
      <Table label={`Checklist items: ${areaLabels[area]}`} minWidth={900} stack>
        <Thead>
          <tr>
            <Th className="w-20">Item</Th>
            <Th>What must be true</Th>
            <Th className="w-44">Proven by</Th>
            <Th className="w-40">Signs</Th>
            <Th className="w-44">Blocks go-live in</Th>
            <Th className="w-44">Maps to</Th>
          </tr>
        </Thead>
        <Tbody>
          {items.map((item) => (
            <Tr key={item.id} id={item.id} className="scroll-mt-24 target:bg-accent-soft sm:[&>*]:align-top">
              <Td heading>
                <span className="font-mono text-sm whitespace-nowrap">{item.id}</span>
              </Td>
              <Td>
                <span className="min-w-0">
                  <span className="block font-medium">{item.title}</span>
                  <span className="block text-sm text-ink-muted">Why: {lowerFirst(item.why)}.</span>
                </span>
              </Td>
              <Td label="Proven by">
                {item.evidence}
                {item.validDays ? (
                  <span className="block text-sm text-ink-subtle">Valid for {item.validDays} days</span>
                ) : null}
              </Td>
              <Td label="Signs">{ownerRoleLabels[item.signs]}</Td>
              <Td label="Blocks in">
                <Blocks item={item} />
              </Td>
              <Td label="Maps to">
                <ul className="space-y-0.5 text-sm text-ink-muted">
                  {item.maps.map((control) => (
                    <li key={control} title={catalogueOf(control) ?? undefined}>
                      {control}
                    </li>
                  ))}
                </ul>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

function Blocks({ item }: { item: ItemTemplate }) {
  return (
    <span className="flex flex-col items-start gap-1">
      {item.blocks.length === actionTiers.length ? (
        <span>Every tier</span>
      ) : item.blocks.length === 0 ? (
        <span className="text-ink-muted">None; it advises</span>
      ) : (
        <span>{listed(item.blocks)}</span>
      )}
      {item.neverWaivableIn.length > 0 ? (
        <Badge tone="caution">Never waived: {listed(item.neverWaivableIn).toLowerCase()}</Badge>
      ) : null}
    </span>
  );
}

/** "Draft, reversible write, irreversible": one sentence, one capital. */
function listed(tiers: readonly ActionTier[]): string {
  const [first = '', ...rest] = tiers.map((tier) => actionTierLabels[tier]);
  return [first, ...rest.map((label) => label.toLowerCase())].join(', ');
}

// "Confused deputy" reads on after a colon; an abbreviation such as "TLS" stays.
const lowerFirst = (text: string) => (/^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
