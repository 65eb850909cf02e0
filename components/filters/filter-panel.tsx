'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Select, type Option } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { areaLabels, areas } from '@/lib/domain/checklist/areas';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { verdictLabels, verdicts } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, actionTiers, stageLabels, stages } from '@/lib/domain/stages/stages';
import type { FilterChoices } from '@/lib/domain/use-case/filter-words';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { FilterField } from './filter-field';

/** All filters but the search, as fields of the form around it. */
export default function FilterPanel({ filters, choices }: { filters: UseCaseFilters; choices: FilterChoices }) {
  return (
    <div className="absolute top-full left-0 z-20 mt-1 grid max-h-[min(44rem,60dvh)] w-[min(44rem,calc(100vw-2rem))] gap-x-4 gap-y-3 overflow-y-auto rounded-lg bg-surface-raised p-4 shadow-float sm:max-h-[min(44rem,75dvh)] sm:grid-cols-3">
      <Choice name="stage" label="Stage" value={filters.stage} options={options(stages, stageLabels)} />
      <Choice
        name="verdict"
        label="Verdict"
        value={filters.verdict}
        options={[...options(verdicts, verdictLabels), { value: 'none', label: 'Not assessed' }]}
      />
      <Choice
        name="unit"
        label="Business unit"
        value={filters.unit}
        options={choices.units.map(({ keyPrefix, name }) => ({ value: keyPrefix, label: `${name} (${keyPrefix})` }))}
      />
      <Choice
        name="owner"
        label="Owner"
        value={filters.owner}
        options={[{ value: 'none', label: 'Nobody yet' }, ...choices.owners.map(named)]}
      />
      <Choice
        name="role"
        label="In the role of"
        all="Any owner role"
        value={filters.role}
        options={options(ownerRoles, ownerRoleLabels)}
      />
      <Choice name="waits" label="Waits on" value={filters.waits} options={options(ownerRoles, ownerRoleLabels)} />
      <Choice
        name="tier"
        label="Action tier"
        value={filters.tier}
        options={[...options(actionTiers, actionTierLabels), { value: 'none', label: 'Not stated' }]}
      />
      <Choice name="system" label="System" value={filters.system} options={choices.systems.map(named)} />
      <Choice name="gap" label="Area not complete" value={filters.gap} options={options(areas, areaLabels)} />
      <FilterField label="Open checklist item">
        <Select name="item" defaultValue={filters.item ?? ''} placeholder="All" options={[]}>
          {areas.map((area) => (
            <optgroup key={area} label={areaLabels[area]}>
              {checklistTemplate
                .filter((item) => item.area === area)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {id} {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </FilterField>
      <Range legend="Value a month" from={['worthFrom', filters.worthFrom]} to={['worthTo', filters.worthTo]} />
      <Range
        legend="Readiness, %"
        from={['readyFrom', filters.readyFrom]}
        to={['readyTo', filters.readyTo]}
        max={100}
      />
      <Choice
        name="tag"
        label="Tag"
        value={filters.tag}
        options={choices.tags.map((tag) => ({ value: tag, label: tag }))}
      />
      <FilterField label="Registered since">
        <DateInput name="registeredFrom" defaultValue={filters.registeredFrom ?? ''} className="w-full" />
      </FilterField>
      <FilterField label="Changed since">
        <DateInput name="changedFrom" defaultValue={filters.changedFrom ?? ''} className="w-full" />
      </FilterField>
      <Only name="blocked" label="Open blockers" checked={filters.blocked} />
      <Only name="late" label="Long in its stage" checked={filters.late} />
      <Only name="overdue" label="Conditions overdue" checked={filters.overdue} />
      <Only name="reviewOverdue" label="Review overdue" checked={filters.reviewOverdue} />
      <Only name="unverified" label="Gates not checked" checked={filters.unverified} />
      {/* Stays in sight where the fields are more than the screen. */}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex justify-end border-t border-line bg-surface-raised px-4 py-3 sm:col-span-3">
        <Button type="submit" variant="primary">
          Show
        </Button>
      </div>
    </div>
  );
}

type ChoiceProps = { name: string; label: string; all?: string; value: string | null; options: Option[] };

const Choice = ({ name, label, all = 'All', value, options }: ChoiceProps) => (
  <FilterField label={label}>
    <Select name={name} defaultValue={value ?? ''} placeholder={all} options={options} />
  </FilterField>
);

type End = [name: string, value: number | null];

function Range({ legend, from, to, max }: { legend: string; from: End; to: End; max?: number }) {
  const input = ([name, value]: End, side: string) => (
    <TextInput
      type="number"
      inputMode="numeric"
      name={name}
      aria-label={`${legend}: ${side}`}
      placeholder={side}
      defaultValue={value ?? ''}
      min={0}
      max={max ?? 999_999_999}
      step={1}
      className="tabular-nums"
    />
  );
  return (
    <fieldset className="min-w-0 space-y-1">
      <legend className="text-sm font-medium">{legend}</legend>
      <span className="flex items-center gap-2">
        {input(from, 'from')}
        {input(to, 'to')}
      </span>
    </fieldset>
  );
}

const Only = ({ name, label, checked }: { name: string; label: string; checked: boolean }) => (
  <Checkbox name={name} value="true" label={label} defaultChecked={checked} />
);

const named = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name });

const options = <T extends string>(values: readonly T[], labels: Record<T, string>): Option[] =>
  values.map((value) => ({ value, label: labels[value] }));
