import { FilterField } from '@/components/filters/filter-field';
import { FilterForm } from '@/components/filters/filter-form';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { TextInput } from '@/components/ui/text-input';
import { mostCompared } from '@/lib/url/compare';

type Props = { action: string; chosen: { key: string; title: string; without: string }[] };

/** What is compared, each to be taken away, and a field to add one by its key. */
export function PickUseCases({ action, chosen }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      {chosen.length < mostCompared ? (
        <FilterForm action={action} label="Use cases to compare" className="flex items-end gap-2">
          {chosen.map(({ key }) => (
            <input key={key} type="hidden" name="of" value={key} />
          ))}
          <FilterField label="Add by key" className="w-44">
            <TextInput
              key={chosen.length}
              name="add"
              placeholder="SALES-12"
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-sm"
            />
          </FilterField>
          <Button type="submit">Add</Button>
        </FilterForm>
      ) : (
        <p className="text-sm text-ink-muted">Five are compared; take one away to add another.</p>
      )}
      <span className="flex flex-wrap gap-2 pb-0.5">
        {chosen.map(({ key, title, without }) => (
          <Chip key={key} href={without} active removable>
            {key} {title.length > 40 ? `${title.slice(0, 39)}…` : title}
          </Chip>
        ))}
      </span>
    </div>
  );
}
