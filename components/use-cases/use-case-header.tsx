import Link from 'next/link';
import { ReadinessFigure } from '@/components/checklist/readiness-figure';
import { OperationMarks } from '@/components/operation/operation-marks';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { MoveBar } from '@/components/stages/move-bar';
import { StageBadge, UnverifiedMark } from '@/components/stages/stage-badge';
import { StageTrack } from '@/components/stages/stage-track';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import type { Readiness } from '@/lib/domain/checklist/readiness';
import type { Reason } from '@/lib/domain/result';
import { shownScore } from '@/lib/domain/scoring/score';
import { overdueConditions } from '@/lib/domain/signoffs/conditions';
import type { Judgement } from '@/lib/domain/scoring/verdict';
import type { GateLine } from '@/lib/domain/stages/gates';
import type { Move } from '@/lib/domain/stages/moves';
import type { TrackStage } from '@/lib/domain/stages/stages';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { isTrackStage } from '@/lib/domain/stages/track';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = {
  facts: UseCaseFacts;
  context: RuleContext;
  judgement: Judgement | null;
  readiness: Readiness;
  gate: { to: TrackStage; lines: GateLine[] } | null;
  moves: Move[];
  mayMove: Reason | null;
  workspace: string;
  base: string;
};

/** Above every tab: what it is, where it stands, and what leads on. */
export function UseCaseHeader({ facts, context, judgement, readiness, gate, moves, mayMove, workspace, base }: Props) {
  return (
    <div className="space-y-5">
      <PageHeader
        mark={
          <nav aria-label="Path" className="flex flex-wrap items-center gap-1.5">
            <Link href={`/w/${workspace}/use-cases`} className="font-sans hover:text-ink hover:underline">
              Use cases
            </Link>
            <Icon name="chevronRight" size={12} className="text-ink-subtle" />
            <span>{facts.key}</span>
          </nav>
        }
        title={facts.title}
        meta={
          <>
            {isTrackStage(facts.stage) ? null : <StageBadge stage={facts.stage} parkedFrom={facts.parkedFrom} />}
            {facts.reportedStage ? <UnverifiedMark reported={facts.reportedStage} /> : null}
            <OperationMarks facts={facts} base={base} now={context.now} />
            <VerdictBadge verdict={judgement?.verdict ?? null} score={judgement ? shownScore(judgement.score) : null} />
            {judgement?.buildsOn ? (
              <Link href={`/w/${workspace}/use-cases/${judgement.buildsOn.key}/overview`} className="hover:underline">
                Builds on {judgement.buildsOn.key}
              </Link>
            ) : null}
            <ReadinessFigure
              of={facts.key}
              percent={readiness.overall}
              openBlockers={readiness.openBlockers.length}
              waived={readiness.areas.reduce((sum, { waived }) => sum + waived, 0)}
              threshold={leastOf(context, 'readiness')}
              spelled
            />
            <OverdueConditions count={overdueConditions(facts, context.now).length} base={base} />
            <Owners facts={facts} base={base} />
          </>
        }
        actions={<MoveBar {...{ facts, gate, moves, mayMove, workspace, base }} />}
      />
      <StageTrack facts={facts} now={context.now} />
    </div>
  );
}

/** Approvals were tied to them, and their day has passed. */
function OverdueConditions({ count, base }: { count: number; base: string }) {
  if (count === 0) return null;
  return (
    <Link href={`${base}/sign-offs#conditions`} className="rounded-full hover:underline">
      <Badge tone="negative">{count === 1 ? '1 condition overdue' : `${count} conditions overdue`}</Badge>
    </Link>
  );
}

/** The four roles by the initials of who holds them. */
function Owners({ facts, base }: { facts: UseCaseFacts; base: string }) {
  const said = ownerRoles.map((role) => {
    const deputy = facts.deputies[role];
    const away = deputy ? `, away; ${deputy.person.name} stands in` : '';
    return `${ownerRoleLabels[role]}: ${facts.owners[role]?.name ?? 'nobody yet'}${away}`;
  });
  return (
    <Link
      href={`${base}/overview#owners`}
      aria-label={`Owners. ${said.join('. ')}`}
      title={said.join('\n')}
      className="flex items-center -space-x-1 rounded-full"
    >
      {ownerRoles.map((role) => {
        const owner = facts.owners[role];
        return owner ? (
          <span key={role} className="rounded-full ring-2 ring-canvas">
            <Avatar name={owner.name} />
          </span>
        ) : (
          <span
            key={role}
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full border border-dashed border-line-field bg-canvas text-ink-subtle ring-2 ring-canvas"
          >
            <Icon name="user" size={11} />
          </span>
        );
      })}
    </Link>
  );
}
