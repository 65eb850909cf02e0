import { factorLabels, factors, type Factor } from '@/lib/domain/scoring/factors';
import { rubricText } from '@/lib/domain/scoring/rubrics';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { LevelScale } from './level-scale';
import { RatingText } from './rating-text';

type Props = {
  assessment: Pick<AssessmentFacts, 'ratings' | 'model'>;
  /** The factors that were asked for; all six if not said otherwise. */
  only?: readonly Factor[];
  /** By factor, what a rating contradicts by now. */
  contradicted?: { factor: Factor; message: string }[];
};

/** The ratings of an assessment with what each level says and why it was chosen. */
export function RatingsList({ assessment, only = factors, contradicted = [] }: Props) {
  return (
    <dl className="divide-y divide-line">
      {only.map((factor) => {
        const { level, rationale, links } = assessment.ratings[factor];
        const contradiction = contradicted.find((one) => one.factor === factor)?.message;
        return (
          <div
            key={factor}
            className="grid gap-x-5 gap-y-1 px-4 py-3 sm:grid-cols-[11rem_minmax(0,1fr)] lg:grid-cols-[11rem_minmax(0,2fr)_minmax(0,3fr)]"
          >
            <dt className="space-y-1">
              <span className="block font-medium">{factorLabels[factor]}</span>
              {level ? <LevelScale level={level} /> : <span className="text-sm text-ink-subtle">Not rated</span>}
            </dt>
            <dd className="text-sm text-ink-muted">
              {level ? rubricText(factor, level, assessment.model.rubrics) : null}
              {contradiction ? <span className="mt-1 block text-caution-ink">{contradiction}</span> : null}
            </dd>
            <dd className="text-sm wrap-anywhere whitespace-pre-line sm:col-start-2 lg:col-start-3">
              <RatingText rationale={rationale} links={links} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
