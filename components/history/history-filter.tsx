import { FilterField } from '@/components/filters/filter-field';
import { FilterForm } from '@/components/filters/filter-form';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import type { Person } from '@/lib/domain/access/actor';
import { topicLabels, type HistoryFilters, type Topic } from '@/lib/domain/audit/topics';

type Props = { action: string; filters: HistoryFilters; topics: readonly Topic[]; people: Person[] };

/** What the history is narrowed to, in the address: what about, by whom, from when to when. */
export function HistoryFilter({ action, filters, topics, people }: Props) {
  const { about, who, from, to } = filters;
  return (
    <FilterForm
      key={JSON.stringify(filters)}
      action={action}
      label="History"
      className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
    >
      <FilterField label="About" className="block min-w-0 sm:w-56">
        <Select
          name="about"
          defaultValue={about ?? ''}
          placeholder="Everything"
          options={topics.map((topic) => ({ value: topic, label: topicLabels[topic] }))}
        />
      </FilterField>
      <FilterField label="By" className="block min-w-0 sm:w-48">
        <Select
          name="who"
          defaultValue={who ?? ''}
          placeholder="Anybody"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterField>
      <FilterField label="From">
        <DateInput name="from" defaultValue={from ?? ''} />
      </FilterField>
      <FilterField label="To">
        <DateInput name="to" defaultValue={to ?? ''} />
      </FilterField>
      <span className="flex items-center gap-3">
        <Button type="submit">Show</Button>
        {about || who || from || to ? <TextLink href={action}>Show all</TextLink> : null}
      </span>
    </FilterForm>
  );
}
