import { FilterField } from '@/components/filters/filter-field';
import { FilterForm } from '@/components/filters/filter-form';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';

type Props = {
  action: string;
  filters: { unit: string | null; system: string | null };
  options: { units: { keyPrefix: string; name: string }[]; systems: { id: string; name: string }[] };
};

/** Business unit and system, in the address. */
export function ShortlistFilter({ action, filters, options }: Props) {
  return (
    <FilterForm action={action} label="Shortlist" className="flex flex-wrap items-end gap-3">
      <FilterField label="Business unit" className="w-full sm:w-56">
        <Select
          key={filters.unit}
          name="unit"
          defaultValue={filters.unit ?? ''}
          placeholder="All"
          options={options.units.map(({ keyPrefix, name }) => ({ value: keyPrefix, label: name }))}
        />
      </FilterField>
      <FilterField label="System" className="w-full sm:w-56">
        <Select
          key={filters.system}
          name="system"
          defaultValue={filters.system ?? ''}
          placeholder="All"
          options={options.systems.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterField>
      <Button type="submit">Show</Button>
    </FilterForm>
  );
}
