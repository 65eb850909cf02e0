import { Button, buttonClass } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icon';
import { Select, type Option } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';
import { verdictLabels, verdicts } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, actionTiers, stageLabels, stages } from '@/lib/domain/stages/stages';
import { activeFilters, type FilterChoices } from '@/lib/domain/use-case/filter-words';
import { isFiltered, noFilters, type UseCaseFilters } from '@/lib/domain/use-case/list';
import { FilterField } from './filter-field';
import { FilterForm } from './filter-form';

type Props = {
  filters: UseCaseFilters;
  choices: FilterChoices;
  /** Address without its query. */
  action: string;
  /** The same view with other filters. */
  href: (filters: UseCaseFilters) => string;
  /** What else of the address stays when the filters change: the order, the view. */
  keep?: Record<string, string | null | undefined>;
};

/** Search and filters in the address, the same over table, board and portfolio. What is active stands beside them. */
export function FilterBar({ filters, choices, action, href, keep = {} }: Props) {
  const active = activeFilters(filters, choices);
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-wrap items-center gap-2">
      <FilterForm action={action} label="Use cases" className="contents">
        {Object.entries({ ...keep, value: filters.value?.toString(), risk: filters.risk?.toString() }).map(
          ([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null),
        )}
        <span className="relative w-full sm:w-64">
          <Icon name="search" size={14} className="absolute top-1/2 left-2.5 z-1 -translate-y-1/2 text-ink-subtle" />
          <TextInput
            type="search"
            name="q"
            aria-label="Search key, title and problem"
            placeholder="Search key, title, problem"
            defaultValue={filters.q}
            key={filters.q}
            maxLength={100}
            className="pl-8"
          />
        </span>
        <details className="group/filter relative" key={JSON.stringify(filters)}>
          <summary className={buttonClass({ className: 'group-open/filter:bg-hover' })}>
            <Icon name="filter" size={14} />
            Filter
          </summary>
          <div className="absolute top-full left-0 z-20 mt-1 grid w-[min(34rem,calc(100vw-2rem))] gap-x-4 gap-y-3 rounded-lg bg-surface-raised p-4 shadow-float sm:grid-cols-2">
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
              options={choices.units.map(({ keyPrefix, name }) => ({
                value: keyPrefix,
                label: `${name} (${keyPrefix})`,
              }))}
            />
            <Choice name="owner" label="Owner, in any role" value={filters.owner} options={choices.owners.map(named)} />
            <Choice
              name="tier"
              label="Action tier"
              value={filters.tier}
              options={[...options(actionTiers, actionTierLabels), { value: 'none', label: 'Not stated' }]}
            />
            <Choice name="system" label="System" value={filters.system} options={choices.systems.map(named)} />
            {choices.tags.length > 0 ? (
              <Choice
                name="tag"
                label="Tag"
                value={filters.tag}
                options={choices.tags.map((tag) => ({ value: tag, label: tag }))}
              />
            ) : null}
            <div className="flex flex-wrap items-center justify-between gap-3 sm:col-span-2">
              <span className="flex flex-wrap gap-x-5 gap-y-2">
                <Checkbox
                  name="unverified"
                  value="true"
                  label="Imported, gates not checked"
                  defaultChecked={filters.unverified}
                />
                <Checkbox
                  name="reviewOverdue"
                  value="true"
                  label="Review overdue"
                  defaultChecked={filters.reviewOverdue}
                />
                <Checkbox name="overdue" value="true" label="Conditions overdue" defaultChecked={filters.overdue} />
              </span>
              <Button type="submit" variant="primary">
                Show
              </Button>
            </div>
          </div>
        </details>
      </FilterForm>
      {active.map(({ name, label, without }) => (
        <Chip key={name} href={href({ ...filters, ...without })} active removable>
          {label}
        </Chip>
      ))}
      {isFiltered(filters) && active.length > 1 ? (
        <TextLink href={href(noFilters)} scroll={false} prefetch={false}>
          Clear all
        </TextLink>
      ) : null}
    </div>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | null;
  options: Option[];
}) {
  return (
    <FilterField label={label}>
      <Select name={name} defaultValue={value ?? ''} placeholder="All" options={options} />
    </FilterField>
  );
}

const named = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name });

const options = <T extends string>(values: readonly T[], labels: Record<T, string>): Option[] =>
  values.map((value) => ({ value, label: labels[value] }));
