import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Summary } from '@/components/ui/summary';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { shownScore } from '@/lib/domain/scoring/score';
import type { Flip } from '@/lib/domain/scoring/robustness';
import { ratingsOf, type Judgement } from '@/lib/domain/scoring/verdict';
import { conditionWords, flipWords, verdictWords } from '@/lib/domain/scoring/verdict-words';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { VerdictBadge } from './verdict-badge';

type Props = {
  workspace: string;
  agreed: AssessmentFacts;
  judgement: Judgement;
  robustness: { flips: Flip[]; sentence: string };
  /** How many scored it in a round; 0: one person alone. */
  scorers: number;
  now: Date;
};

/** Score and verdict with why, what they hang on, and whose judgement they are. */
export function VerdictCard({ workspace, agreed, judgement, robustness, scorers, now }: Props) {
  const ratings = ratingsOf(agreed);
  const { verdict, conditions, buildsOn } = judgement;
  return (
    <Card>
      <h2 className="sr-only">Score and verdict</h2>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <p className="flex items-baseline gap-1">
          <span className="text-3xl leading-9 font-semibold tabular-nums">{shownScore(judgement.score)}</span>
          <span className="text-sm text-ink-subtle">of 100</span>
        </p>
        <div className="min-w-0 flex-1 basis-72 space-y-2">
          <p>
            <VerdictBadge verdict={verdict} />
          </p>
          <p className="max-w-prose">{verdictWords(judgement, agreed.model)}</p>
          {conditions.length > 0 && ratings ? (
            <ul className="max-w-prose list-disc space-y-0.5 pl-4.5 text-sm text-ink-muted">
              {conditions.map((factor) => (
                <li key={factor}>{conditionWords(factor, ratings, agreed.model)}</li>
              ))}
            </ul>
          ) : null}
          {buildsOn ? (
            <p>
              <TextLink href={`/w/${workspace}/use-cases/${buildsOn.key}`}>
                Look at {buildsOn.key} {buildsOn.title}
              </TextLink>
            </p>
          ) : null}
        </div>
        <Robustness flips={robustness.flips} sentence={robustness.sentence} />
      </div>
      <p className="mt-4 border-t border-line pt-3 text-sm text-ink-subtle">
        Assessed by {scorers > 0 ? `${scorers} ${scorers === 1 ? 'person' : 'people'}` : agreed.assessor.name}, agreed
        by {agreed.agreedBy?.name ?? 'somebody'}{' '}
        {agreed.agreedAt ? <Time at={agreed.agreedAt} now={now} look="both" /> : null}, with scoring model version{' '}
        {agreed.modelVersion}.
      </p>
    </Card>
  );
}

function Robustness({ flips, sentence }: Props['robustness']) {
  return (
    <div className="min-w-0 flex-1 basis-72 space-y-1.5">
      <h3 className="flex items-center gap-1.5 text-sm font-medium">
        <Icon name="scale" size={14} /> How firm it is
      </h3>
      <p className="max-w-prose text-ink-muted">{sentence}</p>
      {flips.length > 0 ? (
        <details className="text-sm">
          <Summary look="text">
            {flips.length === 1 ? 'The one step' : `The ${flips.length} steps`} that would change it
          </Summary>
          <ul className="mt-1.5 list-disc space-y-0.5 pl-4.5 text-ink-muted">
            {flips.map((flip) => (
              <li key={`${flip.factor}-${flip.to}`}>{flipWords(flip)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
