import { CommandForm } from '@/components/forms/command-form';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { Place } from '@/components/use-case-tab/place';
import { factorLabels, factors, levels } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { factorQuestions, rubricExamples, rubricText } from '@/lib/domain/scoring/rubrics';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { RubricField } from './rubric-field';
import { ScorerKeys } from './scorer-keys';

type Props = {
  place: Place;
  useCase: string;
  form: { ratings: AssessmentFacts['ratings']; basis: string };
  model: { version: number; definition: ModelDefinition };
};

/** The scorer's own six ratings, with the whole rubric in front of them. */
export function AssessmentForm({ place, useCase, form, model }: Props) {
  return (
    <CommandForm
      {...place}
      command="save-assessment"
      hidden={{ useCase, basis: form.basis }}
      submitLabel="Save draft"
      submitVariant="secondary"
      draftKey={`score-${useCase}`}
      doneMessage="Assessment saved"
      stickyActions
      actions={
        <>
          <Button type="submit" name="submit" value="true" variant="primary">
            Hand in
          </Button>
          <span className="text-sm text-ink-subtle">Complete, it is handed in and no longer changes.</span>
        </>
      }
    >
      <p className="hidden flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted sm:flex">
        <span>
          <Kbd>1</Kbd>–<Kbd>5</Kbd> rate
        </span>
        <span>
          <Kbd>←</Kbd> <Kbd>→</Kbd> move
        </span>
        <span>
          <Kbd>Enter</Kbd> next field
        </span>
        <span>
          <Kbd>Shift</Kbd> + <Kbd>Enter</Kbd> new line
        </span>
      </p>
      <ScorerKeys>
        {factors.map((factor, index) => (
          <RubricField
            key={factor}
            factor={factor}
            label={factorLabels[factor]}
            question={factorQuestions[factor]}
            position={`${index + 1} of ${factors.length}`}
            level={form.ratings[factor].level}
            rationale={form.ratings[factor].rationale}
            levels={levels.map((level) => ({
              level,
              text: rubricText(factor, level, model.definition.rubrics),
              example: rubricText(factor, level, rubricExamples),
            }))}
          />
        ))}
      </ScorerKeys>
    </CommandForm>
  );
}
