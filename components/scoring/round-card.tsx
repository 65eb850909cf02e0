import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ReasonList } from '@/components/ui/reason-list';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { dayInWords } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { factorLabels, factors, type Factor } from '@/lib/domain/scoring/factors';
import type { AssessmentFacts, RoundFacts } from '@/lib/domain/use-case/facts';
import { AskScorers } from './ask-scorers';
import { CancelRound } from './cancel-round';
import { LiveUpdates } from './live-updates';
import { RatingsList } from './ratings-list';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  round: RoundFacts;
  /** What the reader is asked to rate; null: is not. */
  asked: Factor[] | null;
  ownHandedIn: AssessmentFacts | null;
  /** Null while the reader may not know. */
  missing: Person[] | null;
  unmet: Reason[];
  members: Person[];
  /** Whether the reader may ask, reveal and give up. */
  manages: boolean;
  now: Date;
};

/** A round in which people are scoring: who is asked, what the reader may know of the others, and the reveal. */
export function RoundCard(props: Props) {
  const { place, useCase, version, round, asked, ownHandedIn, missing, unmet, members, manages, now } = props;
  return (
    <Card
      id="round"
      title={
        <span className="flex flex-wrap items-center gap-2">
          Scoring round
          {round.live ? <LiveUpdates workspace={place.workspace} useCase={useCase} /> : null}
        </span>
      }
      description={
        <>
          {round.openedBy.name} asked {round.scorers.length === 1 ? 'one person' : `${round.scorers.length} people`}{' '}
          <Time at={round.openedAt} now={now} look="both" />
          {round.dueOn ? `, until ${dayInWords(round.dueOn)}` : null}. Nobody sees another’s scores before all are
          revealed.
        </>
      }
      actions={
        manages ? (
          <>
            {missing ? <AskScorers {...{ place, useCase, version, members, round }} /> : null}
            <CancelRound {...{ place, useCase, version }} round={round.id} revealed={false} />
            {missing && unmet.length === 0 ? <Reveal {...{ place, useCase, missing }} round={round.id} /> : null}
          </>
        ) : undefined
      }
      flush
    >
      <ul className="divide-y divide-line">
        {round.scorers.map((scorer) => (
          <li key={scorer.person.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1 basis-48">
              <PersonName name={scorer.person.name} />
            </span>
            <span className="text-sm text-ink-muted">
              {scorer.factors.length === factors.length
                ? 'All six factors'
                : scorer.factors.map((factor) => factorLabels[factor]).join(', ')}
            </span>
            <Progress round={round} person={scorer.person} now={now} />
          </li>
        ))}
      </ul>
      {missing === null ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">
          Who has handed in is told once you have handed in yourself.
        </p>
      ) : null}
      {manages && unmet.length > 0 ? (
        <div className="space-y-2 border-t border-line px-4 py-3 text-sm text-ink-muted">
          <p className="font-medium text-ink">Before the reveal</p>
          <ReasonList reasons={unmet} />
        </div>
      ) : null}
      {asked && ownHandedIn ? (
        <div className="border-t border-line">
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-3 pb-1">
            <h3 className="font-medium">What you handed in</h3>
            <TakeBack {...{ place, useCase }} round={round.id} />
          </div>
          <RatingsList assessment={ownHandedIn} only={asked} />
        </div>
      ) : null}
    </Card>
  );
}

function Progress({ round, person, now }: { round: RoundFacts; person: Person; now: Date }) {
  if (round.handedIn === null) return null;
  const handedIn = round.handedIn.find(({ personId }) => personId === person.id);
  return handedIn ? (
    <span className="flex items-center gap-2 text-sm text-ink-subtle">
      <Time at={handedIn.at} now={now} />
      <Badge tone="positive" dot>
        Handed in
      </Badge>
    </span>
  ) : (
    <Badge tone="neutral" dot>
      Not yet
    </Badge>
  );
}

type Act = { place: Place; useCase: string; round: string };

function Reveal({ place, useCase, round, missing }: Act & { missing: Person[] }) {
  const names = missing.map(({ name }) => name).join(', ');
  return (
    <CommandDialog
      {...place}
      command="reveal-scoring-round"
      hidden={{ useCase, round }}
      trigger="Reveal all scores"
      triggerVariant="primary"
      title="Reveal all scores"
      description={
        missing.length > 0
          ? `${names} ${missing.length === 1 ? 'has' : 'have'} not handed in and will be left out. Everybody then sees what everybody else scored; it cannot be undone.`
          : 'Everybody then sees what everybody scored; it cannot be undone.'
      }
      submitLabel="Reveal"
      doneMessage="The scores are revealed"
    >
      {missing.length > 0 ? (
        <TextAreaField name="reason" label={`Why you do not wait for ${names}`} rows={2} maxLength={2000} />
      ) : null}
    </CommandDialog>
  );
}

const TakeBack = ({ place, useCase, round }: Act) => (
  <CommandDialog
    {...place}
    command="reopen-assessment"
    hidden={{ useCase, round }}
    trigger="Take it back"
    triggerSize="sm"
    title="Take your scores back"
    description="They become your draft again. That you took them back is part of the history, what you scored is not."
    submitLabel="Take them back"
    doneMessage="Your scores are a draft again"
  >
    <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} />
  </CommandDialog>
);
