import { CommandButton } from '@/components/forms/command-button';
import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Card } from '@/components/ui/card';
import { ReasonList } from '@/components/ui/reason-list';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import { factorLabels, levels } from '@/lib/domain/scoring/factors';
import type { FactorSpread } from '@/lib/domain/scoring/round';
import { rubricText } from '@/lib/domain/scoring/rubrics';
import type { RoundFacts } from '@/lib/domain/use-case/facts';
import { CancelRound } from './cancel-round';
import { LiveUpdates } from './live-updates';
import { SpreadRow } from './spread-row';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  round: RoundFacts;
  spreads: FactorSpread[];
  unmet: Reason[];
  manages: boolean;
  now: Date;
};

/** After the reveal: how far apart the scorers are, factor by factor, until every divergence is settled. */
export function SettleCard({ place, useCase, version, round, spreads, unmet, manages, now }: Props) {
  return (
    <Card
      id="round"
      title={
        <span className="flex flex-wrap items-center gap-2">
          Scores revealed
          {round.live ? <LiveUpdates workspace={place.workspace} useCase={useCase} /> : null}
        </span>
      }
      description={
        <>
          {round.revealedBy?.name} revealed them{' '}
          {round.revealedAt ? <Time at={round.revealedAt} now={now} look="both" /> : null}. Where two are two levels or
          more apart, it must be settled, with a reason; elsewhere the middle counts.
        </>
      }
      actions={manages ? <CancelRound {...{ place, useCase, version }} round={round.id} revealed /> : undefined}
      flush
    >
      <div className="divide-y divide-line">
        {spreads.map((spread) => (
          <SpreadRow
            key={spread.factor}
            spread={spread}
            model={round.model}
            open={spread.diverges && !spread.reconciled}
          >
            {spread.reconciled ? (
              <p className="max-w-prose text-sm wrap-anywhere whitespace-pre-line">
                <span className="text-ink-subtle">Settled by {spread.reconciled.by.name}: </span>
                {spread.reconciled.reason}
              </p>
            ) : null}
            {manages && spread.range > 0 ? (
              <Settle {...{ place, useCase, version, spread, round }} open={spread.diverges && !spread.reconciled} />
            ) : null}
          </SpreadRow>
        ))}
      </div>
      {manages ? (
        <div className="space-y-3 border-t border-line px-4 py-4">
          {unmet.length > 0 ? (
            <div className="space-y-2 text-sm text-ink-muted">
              <p className="font-medium text-ink">Before it can be agreed</p>
              <ReasonList reasons={unmet} />
            </div>
          ) : (
            <CommandButton
              {...place}
              command="agree-scoring-round"
              hidden={{ useCase, version, round: round.id }}
              variant="primary"
              doneMessage="Assessment agreed"
            >
              Agree this assessment
            </CommandButton>
          )}
        </div>
      ) : null}
    </Card>
  );
}

type SettleProps = Pick<Props, 'place' | 'useCase' | 'version' | 'round'> & { spread: FactorSpread; open: boolean };

function Settle({ place, useCase, version, round, spread, open }: SettleProps) {
  const { factor, low, high, reconciled } = spread;
  const label = factorLabels[factor].toLowerCase();
  return (
    <details open={open}>
      <Summary look="text">{reconciled ? 'Settle it anew' : 'Settle it'}</Summary>
      <CommandForm
        {...place}
        command="reconcile-factor"
        hidden={{ useCase, version, round: round.id, factor }}
        submitLabel={`Settle ${label}`}
        submitVariant="secondary"
        draftKey={`settle-${round.id}-${factor}`}
        doneMessage="Settled"
        className="mt-2 max-w-3xl"
        gap="sm"
      >
        <RadioField
          name="level"
          label={`Level of ${label} that counts`}
          look="list"
          defaultValue={reconciled ? String(reconciled.level) : null}
          options={levels
            .filter((level) => level >= low && level <= high)
            .map((level) => ({
              value: String(level),
              label: `${level} – ${rubricText(factor, level, round.model.rubrics)}`,
            }))}
        />
        <TextAreaField
          name="reason"
          label="Why"
          rows={2}
          maxLength={2000}
          defaultValue={reconciled?.reason}
          hint="Whoever rated otherwise stays readable beside it."
        />
      </CommandForm>
    </details>
  );
}
