import { CommandButton } from '@/components/forms/command-button';
import { Card } from '@/components/ui/card';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { shownScore } from '@/lib/domain/scoring/score';
import type { Judgement } from '@/lib/domain/scoring/verdict';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { RatingsList } from './ratings-list';
import { VerdictBadge } from './verdict-badge';

type Row = { assessment: AssessmentFacts; judgement: Judgement | null };

type Props = {
  title: string;
  description: string;
  rows: Row[];
  now: Date;
  /** Offers "Agree" on each. */
  agree?: { place: Place; useCase: string; version: number };
  open?: boolean;
};

/** Assessments that were handed in, each to be opened in place. */
export function AssessmentRows({ title, description, rows, now, agree, open = false }: Props) {
  if (rows.length === 0) return null;
  return (
    <Card title={title} description={description} flush>
      <ul className="divide-y divide-line">
        {rows.map(({ assessment, judgement }) => (
          <li key={assessment.id}>
            <details open={open}>
              <Summary className="flex-wrap">
                <span className="font-medium">{assessment.assessor.name}</span>
                <span className="text-sm text-ink-subtle">
                  <Time at={assessment.submittedAt ?? assessment.createdAt} now={now} look="both" />
                </span>
                {judgement ? (
                  <span className="ml-auto flex items-center gap-2">
                    <span className="font-medium tabular-nums">{shownScore(judgement.score)}</span>
                    <VerdictBadge verdict={judgement.verdict} />
                  </span>
                ) : null}
              </Summary>
              <div className="border-t border-line">
                <RatingsList assessment={assessment} />
                <p className="px-4 pb-3 text-sm text-ink-subtle">Scoring model version {assessment.modelVersion}.</p>
                {agree ? (
                  <div className="border-t border-line px-4 py-3">
                    <CommandButton
                      {...agree.place}
                      command="agree-assessment"
                      hidden={{ useCase: agree.useCase, version: agree.version, assessment: assessment.id }}
                      variant="primary"
                      doneMessage="Assessment agreed"
                      ariaLabel={`Agree the assessment of ${assessment.assessor.name}`}
                    >
                      Agree this assessment
                    </CommandButton>
                  </div>
                ) : null}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
