import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { yardstickOf } from '@/lib/domain/stages/yardsticks';
import { stageLabels, trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import { trackStageOf } from '@/lib/domain/stages/track';

/** `days`: in the present stage; `overdue`: more than usual. */
export type Standing = {
  stage: Stage;
  parkedFrom: TrackStage | null;
  reportedStage: Stage | null;
  days: number;
  overdue: boolean;
};

/** Where the use case is on its way, for how long, and what an import said. */
export function StageTrack({ standing }: { standing: Standing }) {
  const here = trackStageOf(standing);
  const place = here ? trackStages.indexOf(here) : -1;
  return (
    <nav aria-label="Stages">
      <ol className="grid grid-cols-6">
        {trackStages.map((stage, index) => {
          const state = index < place ? 'passed' : index === place ? 'here' : 'ahead';
          return (
            <li key={stage} aria-current={state === 'here' ? 'step' : undefined} className="min-w-0 pr-1.5 sm:pr-3">
              <div className="flex items-center">
                <Node state={state} number={index + 1} parked={state === 'here' && standing.stage === 'parked'} />
                {index < trackStages.length - 1 ? (
                  <span
                    aria-hidden="true"
                    className={clsx('ml-1.5 h-px flex-1 sm:ml-2', index < place ? 'bg-accent' : 'bg-line-strong')}
                  />
                ) : null}
              </div>
              <div className="max-sm:sr-only">
                <p className={clsx('mt-1.5 text-sm', state === 'here' ? 'font-semibold' : 'text-ink-muted')}>
                  {stageLabels[stage]}
                  <span className="sr-only">{spoken[state]}</span>
                </p>
                <Below stage={stage} standing={standing} here={state === 'here'} />
              </div>
            </li>
          );
        })}
      </ol>
      {/* On phones the labels do not fit under six nodes: the present one stands alone. */}
      {here ? (
        <div aria-hidden="true" className="mt-1.5 sm:hidden">
          <p className="text-sm font-semibold">{stageLabels[here]}</p>
          <Below stage={here} standing={standing} here />
        </div>
      ) : null}
    </nav>
  );
}

const spoken = { passed: ', passed', here: ', now', ahead: ', ahead' };

function Node({ state, number, parked }: { state: keyof typeof spoken; number: number; parked: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'grid size-5.5 place-items-center rounded-full border text-xs font-semibold tabular-nums',
        state === 'passed' && 'border-accent bg-accent-soft text-accent-ink',
        state === 'here' && !parked && 'border-accent bg-accent text-on-accent',
        state === 'here' && parked && 'border-dashed border-line-field bg-surface text-ink',
        state === 'ahead' && 'border-line-strong bg-surface text-ink-subtle',
      )}
    >
      {state === 'passed' ? <Icon name="check" size={12} /> : parked ? <Icon name="pause" size={12} /> : number}
    </span>
  );
}

/** How long it has been here against the yardstick; at the stage that an import stated, that it did. */
function Below({ stage, standing, here }: { stage: TrackStage; standing: Standing; here: boolean }) {
  const { days } = standing;
  const yardstick = yardstickOf(stage);
  const long = standing.stage === stage && standing.overdue;
  return (
    <>
      {here ? (
        <p className={clsx('text-xs', long ? 'text-caution-ink' : 'text-ink-subtle')}>
          {standing.stage === 'parked' ? 'Parked for ' : ''}
          {days} {days === 1 ? 'day' : 'days'}
          {long ? ', longer than usual' : ''}
        </p>
      ) : null}
      {here && yardstick ? <p className="text-xs text-ink-subtle">{yardstick.label}</p> : null}
      {standing.reportedStage === stage ? (
        <p className="text-xs text-caution-ink">Stated by the import, gates not checked</p>
      ) : null}
    </>
  );
}
