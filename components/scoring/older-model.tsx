import { CommandButton } from '@/components/forms/command-button';
import { Notice } from '@/components/ui/notice';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import { shownScore } from '@/lib/domain/scoring/score';
import { verdictLabels, type Judgement } from '@/lib/domain/scoring/verdict';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  /** The version of the scoring model that the agreed ratings are judged by, and what they come to. */
  used: { version: number; judgement: Judgement };
  /** The same by the newest version. */
  newest: { version: number; judgement: Judgement };
  /** Why the reader may not rescore; null: may. */
  may: Reason | null;
};

/** Says that a newer scoring model is there, and what the same ratings come to by it. */
export function OlderModel({ place, useCase, version, used, newest, may }: Props) {
  const now = used.judgement;
  const then = newest.judgement;
  const same = shownScore(then.score) === shownScore(now.score) && then.verdict === now.verdict;
  return (
    <Notice
      tone="info"
      title={`Scored with version ${used.version} of the scoring model; version ${newest.version} is the newest.`}
      actions={
        may ? undefined : (
          <CommandButton
            {...place}
            command="rescore-use-case"
            hidden={{ useCase, version }}
            size="sm"
            doneMessage="Rescored"
          >
            Rescore with version {newest.version}
          </CommandButton>
        )
      }
    >
      <p>
        {same
          ? 'By the newest version the same ratings come to the same score and verdict.'
          : `By the newest version the same ratings come to ${shownScore(then.score)}, ${verdictLabels[then.verdict]}, instead of ${shownScore(now.score)}, ${verdictLabels[now.verdict]}.`}
      </p>
    </Notice>
  );
}
