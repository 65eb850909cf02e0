import { CommandForm } from '@/components/forms/command-form';
import { Kbd } from '@/components/ui/kbd';
import type { Place } from '@/components/use-case-tab/place';
import { factorLabels, levels, type Factor } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import type { Suggestions } from '@/lib/domain/mcp/suggestions';
import { factorQuestions, rubricExamples, rubricText } from '@/lib/domain/scoring/rubrics';
import type { Contradictions, StatedFact } from '@/lib/domain/scoring/stated';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { DraftKeeper } from './draft-keeper';
import { RubricField } from './rubric-field';
import { ScorerKeys } from './scorer-keys';

type Props = {
  place: Place;
  useCase: string;
  form: {
    ratings: AssessmentFacts['ratings'];
    basis: string;
    asked: readonly Factor[];
    /** Another one with each assessment that was handed in: the form then begins anew. */
    turn: number;
    stated: Record<Factor, StatedFact[]>;
    contradictions: Contradictions;
    /** Of some factors, what the facts suggest. */
    suggestions: Partial<Record<Factor, Suggestions[keyof Suggestions]>>;
  };
  model: ModelDefinition;
};

/** The scorer's own ratings, with the whole rubric and what is stated in front of them. Kept as they go. */
export function AssessmentForm({ place, useCase, form, model }: Props) {
  return (
    <CommandForm
      key={form.turn}
      {...place}
      command="hand-in-assessment"
      hidden={{ useCase }}
      submitLabel="Hand in"
      draftKey={`score-${useCase}`}
      doneMessage="Assessment handed in"
      stickyActions
      actions={<span className="text-sm text-ink-subtle">What is handed in no longer changes.</span>}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
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
        <DraftKeeper basis={form.basis} />
      </div>
      <ScorerKeys>
        {form.asked.map((factor, index) => (
          <RubricField
            key={factor}
            factor={factor}
            label={factorLabels[factor]}
            question={factorQuestions[factor]}
            position={`${index + 1} of ${form.asked.length}`}
            level={form.ratings[factor].level}
            rationale={form.ratings[factor].rationale}
            links={form.ratings[factor].links}
            stated={form.stated[factor]}
            suggestion={form.suggestions[factor] ?? null}
            levels={levels.map((level) => ({
              level,
              text: rubricText(factor, level, model.rubrics),
              example: rubricText(factor, level, rubricExamples),
              contradicts: form.contradictions[factor][level] ?? null,
            }))}
          />
        ))}
      </ScorerKeys>
    </CommandForm>
  );
}
