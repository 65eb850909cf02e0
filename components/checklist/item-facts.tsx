import { CommandForm } from '@/components/forms/command-form';
import { SelectField } from '@/components/forms/select-field';
import { Badge } from '@/components/ui/badge';
import { PersonName } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type Person } from '@/lib/domain/access/actor';
import { catalogueOf } from '@/lib/domain/checklist/catalogues';
import type { ItemView } from '@/lib/domain/checklist/items';
import type { Reason } from '@/lib/domain/result';
import { actionTierLabels, actionTiers, type ActionTier } from '@/lib/domain/stages/stages';

type Props = {
  place: Place;
  useCase: string;
  view: ItemView;
  tier: ActionTier;
  people: Person[];
  mayAssign: Reason | null;
};

/** What the item is about: why, what proves it, who answers for it, where it blocks, which controls it maps to. */
export function ItemFacts({ place, useCase, view, tier, people, mayAssign }: Props) {
  const { item, blocking, signingRole, holder, assignee } = view;
  return (
    <Card title="About this item">
      <DescriptionList
        facts={[
          { term: 'Without it', value: item.why },
          { term: 'What proves it', value: item.evidence },
          {
            term: 'For this tier',
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={blocking ? 'negative' : 'neutral'} variant={blocking ? 'soft' : 'outline'}>
                  {blocking ? 'Blocks go-live' : 'Advises'}
                </Badge>
                <span className="text-sm text-ink-subtle">{actionTierLabels[tier]}</span>
              </span>
            ),
          },
          { term: 'Blocks', value: tiersText(item.blocks) },
          ...(item.neverWaivableIn.length > 0
            ? [{ term: 'Never waived', value: `For ${tiersText(item.neverWaivableIn).toLowerCase()} tools` }]
            : []),
          {
            term: 'Confirmed by',
            value: (
              <span className="block">
                {ownerRoleLabels[signingRole]}
                <span className="mt-0.5 block">
                  <PersonName name={holder?.name} missing="Nobody assigned yet" />
                </span>
              </span>
            ),
          },
          {
            term: 'Assigned to',
            value: mayAssign ? <PersonName name={assignee?.name} missing="Nobody yet" /> : null,
          },
        ].filter(({ value }) => value !== null)}
      />
      {mayAssign ? null : (
        <CommandForm
          {...place}
          command="assign-item"
          hidden={{ useCase, item: view.id }}
          submitLabel="Assign"
          submitVariant="secondary"
          gap="sm"
          doneMessage="Item assigned"
          className="mt-3 border-t border-line pt-3"
        >
          <SelectField
            name="assignee"
            label="Assigned to"
            required={false}
            placeholder="Nobody"
            defaultValue={assignee?.id ?? ''}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </CommandForm>
      )}
      <div className="mt-4 border-t border-line pt-3">
        <h3 className="text-sm text-ink-subtle">Maps to</h3>
        <ul className="mt-1.5 space-y-1 text-sm">
          {item.maps.map((control) => (
            <li key={control} className="flex flex-wrap gap-x-2">
              <span className="font-mono">{control}</span>
              <span className="text-ink-subtle">{catalogueOf(control)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

const tiersText = (tiers: readonly ActionTier[]): string =>
  tiers.length === actionTiers.length ? 'In every tier' : tiers.map((tier) => actionTierLabels[tier]).join(', ');
