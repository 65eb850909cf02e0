import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { Day } from '@/components/ui/time';
import { tabLabels } from '@/components/use-cases/tabs';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { gateRequirements } from '@/lib/domain/stages/gates';
import type { Requirement } from '@/lib/domain/stages/gates/requirement';
import { requirementOf } from '@/lib/domain/stages/policy/addable';
import { addedAt, settled, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import { gateThresholds, inUnits } from '@/lib/domain/stages/policy/thresholds';
import { stageLabels, type GatedStage } from '@/lib/domain/stages/stages';
import { yardstickOf } from '@/lib/domain/stages/yardsticks';
import type { Day as DayText, SignedGate } from '@/lib/domain/use-case/facts';

const signedGates: readonly SignedGate[] = ['poc', 'pilot', 'production'];

type Props = {
  stage: GatedStage;
  policy: GatePolicy;
  /** The day on which it is read: what is announced for a later one does not count yet. */
  today: DayText;
};

/** What entering one stage requires: the product's own, what the workspace added, and what it has announced. */
export function GateCard({ stage, policy, today }: Props) {
  const yardstick = yardstickOf(stage);
  const { counting, announced } = addedAt(policy, stage, today);
  const { thresholds } = settled(policy, today);
  return (
    <Card
      id={stage}
      title={`Entering ${stageLabels[stage]}`}
      description={yardstick ? `${yardstick.label}.` : undefined}
      flush
    >
      <ul className="divide-y divide-line">
        {gateRequirements[stage].map((requirement) => (
          <Line key={requirement.id} icon="lock" said="The product's own:" tab={requirement.tab}>
            {requirement.label}
            <Measure requirement={requirement} thresholds={thresholds} />
            {requirement.id === 'sign-off' ? <Signers stage={stage} /> : null}
          </Line>
        ))}
        {counting.map((one) => {
          const { id, label, tab } = requirementOf(one);
          return (
            <Line key={id} icon="plus" said="Added by the workspace:" tab={tab} accent>
              {label}
              {one.from ? (
                <span className="block text-sm text-ink-muted">
                  Counts since <Day day={one.from} />
                </span>
              ) : null}
            </Line>
          );
        })}
        {announced.map((one) => {
          const { id, label, tab } = requirementOf(one);
          return (
            <Line key={id} icon="clock" said="Announced by the workspace:" tab={tab} accent>
              {label}
              <From day={one.from ?? today} />
            </Line>
          );
        })}
      </ul>
    </Card>
  );
}

type LineProps = { icon: IconName; said: string; tab: Requirement['tab']; accent?: boolean; children: ReactNode };

function Line({ icon, said, tab, accent, children }: LineProps) {
  return (
    <li className="flex items-baseline justify-between gap-x-4 px-4 py-2.5">
      <span className="flex min-w-0 items-baseline gap-2.5">
        <span className={clsx('shrink-0 translate-y-0.5', accent ? 'text-accent-ink' : 'text-ink-subtle')}>
          <Icon name={icon} size={14} />
          <span className="sr-only">{said} </span>
        </span>
        <span className="min-w-0">{children}</span>
      </span>
      <Badge variant="outline" className="shrink-0">
        {tabLabels[tab]}
      </Badge>
    </li>
  );
}

/** The figure that a workspace may tighten, with the floor and what is announced. */
function Measure({ requirement, thresholds }: { requirement: Requirement; thresholds: GatePolicy['thresholds'] }) {
  const id = requirement.threshold;
  if (!id) return null;
  const { least, next } = thresholds[id];
  const { label, floor } = gateThresholds[id];
  return (
    <span className="block text-sm text-ink-muted">
      {label}: at least <strong className="font-medium text-ink">{inUnits(id, least)}</strong>
      {least === floor ? ', the floor' : ` (floor ${inUnits(id, floor)})`}
      {next ? (
        <span className="block text-accent-ink">
          {inUnits(id, next.least)} from <Day day={next.from} />, announced
        </span>
      ) : null}
    </span>
  );
}

function Signers({ stage }: { stage: GatedStage }) {
  const gate = signedGates.find((name) => name === stage);
  const signers = gate ? requiredRoles(gate) : [];
  if (signers.length < 2) return null;
  return (
    <span className="block text-sm text-ink-muted">
      Signed by: {signers.map((role) => ownerRoleLabels[role].toLowerCase()).join(', ')}
    </span>
  );
}

const From = ({ day }: { day: string }) => (
  <span className="block text-sm text-accent-ink">
    Announced: counts from <Day day={day} /> on
  </span>
);

/** All gates, and what holds of every other move. */
export function GateCards({ policy, today, stages }: Omit<Props, 'stage'> & { stages: readonly GatedStage[] }) {
  return (
    <>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-muted">
        <Legend icon="lock">the product’s own: nobody takes it away</Legend>
        <Legend icon="plus" accent>
          added by this workspace
        </Legend>
        <Legend icon="clock" accent>
          announced: shown, and blocking from its day on
        </Legend>
      </p>
      <div className="gap-5 max-xl:-mb-5 xl:columns-2 [&>*]:mb-5 [&>*]:break-inside-avoid">
        {stages.map((stage) => (
          <GateCard key={stage} {...{ stage, policy, today }} />
        ))}
        <Card id="other-moves" title="Every other move">
          <p className="max-w-prose">
            Moving back, parking, rejecting and retiring need a reason, which stays in the history. A parked use case
            returns to the stage it left. Nothing skips a gate: neither the API nor an import.
          </p>
        </Card>
      </div>
    </>
  );
}

const Legend = ({ icon, accent, children }: { icon: IconName; accent?: boolean; children: ReactNode }) => (
  <span className="inline-flex items-baseline gap-1.5" aria-hidden="true">
    <span className={clsx('translate-y-0.5', accent ? 'text-accent-ink' : 'text-ink-subtle')}>
      <Icon name={icon} size={14} />
    </span>
    {children}
  </span>
);
