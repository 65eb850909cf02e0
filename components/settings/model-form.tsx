import { CommandForm } from '@/components/forms/command-form';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Summary } from '@/components/ui/summary';
import { factorLabels, factors, levels } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { formOfModel } from '@/lib/domain/scoring/model-form';
import { factorQuestions } from '@/lib/domain/scoring/rubrics';
import { verdictLabels } from '@/lib/domain/scoring/verdict';

type Props = {
  workspace: string;
  model: ModelDefinition;
  /** The newest published version, and the draft that the form shows; null: it begins as that version. */
  base: number;
  draft: string | null;
};

const targets = levels.map((level) => ({ value: String(level), label: `${level} of 5` }));

/** The next scoring model: what counts how much, where the verdicts begin, and the words that scorers choose from. */
export function ModelForm({ workspace, model, base, draft }: Props) {
  const entered = formOfModel(model);
  return (
    <CommandForm
      workspace={workspace}
      command="save-model-draft"
      hidden={{ base, draft }}
      submitLabel="Save and preview"
      doneMessage="Draft saved"
      draftKey="scoring-model"
      gap="lg"
      stickyActions
    >
      <section className="space-y-3 rounded-lg border border-line bg-surface p-4">
        <div>
          <h2 className="text-lg font-semibold">Weights and targets</h2>
          <p className="max-w-prose text-sm text-ink-muted">
            Weights are relative: 20 counts twice as much as 10, whatever their sum. A factor below its target becomes a
            condition.
          </p>
        </div>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
          {factors.map((factor) => (
            <fieldset key={factor} className="grid grid-cols-2 gap-3">
              <legend className="mb-1 text-sm font-semibold">{factorLabels[factor]}</legend>
              <NumberField
                name={`weights.${factor}`}
                label="Weight"
                min={0}
                max={1000}
                step="any"
                defaultValue={entered.weights[factor]}
              />
              <SelectField
                name={`targets.${factor}`}
                label="Target"
                options={targets}
                defaultValue={String(entered.targets[factor])}
              />
            </fieldset>
          ))}
        </div>
      </section>
      <section className="space-y-3 rounded-lg border border-line bg-surface p-4">
        <div>
          <h2 className="text-lg font-semibold">Verdicts</h2>
          <p className="max-w-prose text-sm text-ink-muted">
            Between the two it is “{verdictLabels.conditions}”. A rating of 1 bars a first POC whatever the score; that
            is not up to the model.
          </p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <NumberField
            name="strongFrom"
            label={`“${verdictLabels.strong}” from a score of`}
            min={0}
            max={100}
            step="any"
            defaultValue={entered.strongFrom}
          />
          <NumberField
            name="notBelow"
            label={`“${verdictLabels['not-first']}” below a score of`}
            min={0}
            max={100}
            step="any"
            defaultValue={entered.notBelow}
          />
        </div>
      </section>
      <section className="rounded-lg border border-line bg-surface">
        <div className="p-4 pb-3">
          <h2 className="text-lg font-semibold">Rubrics</h2>
          <p className="max-w-prose text-sm text-ink-muted">The five levels that a scorer chooses from, in words.</p>
        </div>
        <div className="divide-y divide-line border-t border-line">
          {factors.map((factor) => (
            <details key={factor}>
              <Summary>
                <span className="font-medium">{factorLabels[factor]}</span>
                <span className="min-w-0 truncate text-sm text-ink-subtle">{factorQuestions[factor]}</span>
              </Summary>
              <div className="grid gap-3 px-4 pt-1 pb-4 lg:grid-cols-5">
                {levels.map((level) => (
                  <TextAreaField
                    key={level}
                    name={`rubrics.${factor}.${level - 1}`}
                    label={level === 1 ? '1 – avoid' : level === 5 ? '5 – good signal' : String(level)}
                    rows={4}
                    maxLength={400}
                    defaultValue={entered.rubrics[factor][level - 1]}
                  />
                ))}
              </div>
            </details>
          ))}
        </div>
      </section>
    </CommandForm>
  );
}
