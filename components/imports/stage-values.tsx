import { SelectField } from '@/components/forms/select-field';
import { Card } from '@/components/ui/card';
import { grouped } from '@/lib/domain/import/limits';
import { stageLabels, stages, type Stage } from '@/lib/domain/stages/stages';

const options = stages.map((stage) => ({
  value: stage,
  label: stage === 'candidate' ? 'Candidate (nothing is reported)' : stageLabels[stage],
}));

/** What the words of the stage column mean here. */
export function StageValues({ values }: { values: { value: string; rows: number; stage: Stage | null }[] }) {
  if (values.length === 0) return null;
  return (
    <Card
      title="Stages"
      description="What the file's words for the stage mean. Every use case begins as a candidate; what is reported is shown beside it until its gates hold."
    >
      <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
        {values.map(({ value, rows, stage }, index) => (
          <li key={value}>
            <input type="hidden" name={`stages.${index}.value`} value={value} />
            <SelectField
              name={`stages.${index}.stage`}
              label={
                <>
                  <span className="wrap-anywhere">{value}</span>{' '}
                  <span className="font-normal text-ink-subtle tabular-nums">
                    {grouped(rows)} {rows === 1 ? 'row' : 'rows'}
                  </span>
                </>
              }
              options={options}
              defaultValue={stage ?? ''}
              placeholder="Not a stage: note it"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
