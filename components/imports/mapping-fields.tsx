import { SelectField } from '@/components/forms/select-field';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Notice } from '@/components/ui/notice';
import { federalInventoryName } from '@/lib/domain/import/federal-inventory';
import { mappedFieldLabels, mappedFields, type MappedField } from '@/lib/domain/import/mapping';
import { mappingPath } from '@/lib/url/imports';

export type MappingColumn = { index: number; label: string; samples: string[]; filled: number };

type Props = {
  workspace: string;
  importId: string;
  columns: MappingColumn[];
  fields: Record<MappedField, number | null>;
  named: string | null;
  mappings: string[];
  missing: string[];
  units: string[];
  firstUnit: string;
  fallbackUnit: string | null;
};

/** Which column of the file fills which field. */
export function MappingFields(props: Props) {
  const { workspace, importId, columns, fields, named, mappings, missing, units, firstUnit, fallbackUnit } = props;
  const options = columns.map(({ index, label }) => ({ value: String(index), label: `${index + 1}. ${short(label)}` }));
  return (
    <Card
      title="Columns"
      description="Which column of the file fills which field. Under each choice stands what the file has there."
      actions={
        mappings.length > 0 ? (
          <nav aria-label="Saved mappings" className="flex flex-wrap items-center gap-1.5">
            <span className="text-sm text-ink-subtle">Mapping:</span>
            {mappings.map((name) => (
              <Chip key={name} href={mappingPath(workspace, importId, name)} active={name === named}>
                {mappingLabel(name)}
              </Chip>
            ))}
          </nav>
        ) : null
      }
    >
      <div className="space-y-4">
        {missing.length > 0 ? (
          <Notice tone="caution" title="This mapping does not fit the file in every place">
            <p>The file has no column {missing.map((name) => `“${short(name)}”`).join(', ')}.</p>
          </Notice>
        ) : null}
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
          {mappedFields.map((field) => {
            const { label, hint } = mappedFieldLabels[field];
            const chosen = columns.find(({ index }) => index === fields[field]);
            return (
              <div key={field} className="min-w-0 space-y-1">
                <SelectField
                  name={field}
                  label={label}
                  hint={hint}
                  required={field === 'title'}
                  options={options}
                  defaultValue={chosen ? String(chosen.index) : ''}
                  placeholder={field === 'title' ? 'Choose a column' : 'No column'}
                />
                <Samples column={chosen} />
              </div>
            );
          })}
          <SelectField
            name="fallbackUnit"
            label="Unit of rows without one"
            hint="For rows that name no business unit."
            required={false}
            options={units.map((name) => ({ value: name, label: name }))}
            defaultValue={fallbackUnit ?? ''}
            placeholder={firstUnit}
          />
        </div>
      </div>
    </Card>
  );
}

function Samples({ column }: { column: MappingColumn | undefined }) {
  if (!column) return null;
  if (column.samples.length === 0) return <p className="text-sm text-caution-ink">This column is empty.</p>;
  return (
    <p className="line-clamp-2 text-sm wrap-anywhere text-ink-muted">
      <span className="sr-only">In the file: </span>
      {column.samples.join(' · ')}
    </p>
  );
}

/** Questions make long headers; a list needs their beginning. */
const short = (label: string): string => (label.length > 90 ? `${label.slice(0, 89)}…` : label);

export const mappingLabel = (name: string): string => (name === federalInventoryName ? 'Federal inventory' : name);
