'use client';

import Link from 'next/link';
import { SpelledReadiness } from '@/components/checklist/readiness-figure';
import { OperationMarks } from '@/components/operation/operation-marks';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { MoveBar, type MovesShown } from '@/components/stages/move-bar';
import { StageBadge, UnverifiedMark } from '@/components/stages/stage-badge';
import { StageTrack, type Standing } from '@/components/stages/stage-track';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import type { OperationMark } from '@/lib/domain/operation/marks';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import { isTrackStage } from '@/lib/domain/stages/track';

/** See lib/queries/use-case-head.ts. */
type Head = Standing & {
  useCase: string;
  title: string;
  marks: OperationMark[];
  verdict: Verdict | null;
  score: number | null;
  /** A key. */
  buildsOn: string | null;
  readiness: { percent: number | null; openBlockers: number; waived: number; threshold: number };
  overdueConditions: number;
  owners: { role: OwnerRole; name: string | null; deputy: string | null }[];
  moves: MovesShown;
};

/** Above every tab: what it is, where it stands, and what leads on. On the client’s side, so that it travels as data. */
export function UseCaseHeader({ head, place }: { head: Head; place: Place }) {
  const { useCase } = head;
  const list = `/w/${place.workspace}/use-cases`;
  return (
    <div className="space-y-5">
      <PageHeader
        mark={
          <nav aria-label="Path" className="flex flex-wrap items-center gap-1.5">
            <Link href={list} className="font-sans hover:text-ink hover:underline">
              Use cases
            </Link>
            <Icon name="chevronRight" size={12} className="text-ink-subtle" />
            <span>{useCase}</span>
          </nav>
        }
        title={head.title}
        meta={
          <>
            {isTrackStage(head.stage) ? null : <StageBadge stage={head.stage} parkedFrom={head.parkedFrom} />}
            {head.reportedStage ? <UnverifiedMark reported={head.reportedStage} /> : null}
            <OperationMarks marks={head.marks} base={place.base} />
            <VerdictBadge verdict={head.verdict} score={head.score} />
            {head.buildsOn ? (
              <Link href={`${list}/${head.buildsOn}/overview`} className="hover:underline">
                {`Builds on ${head.buildsOn}`}
              </Link>
            ) : null}
            <SpelledReadiness of={useCase} {...head.readiness} />
            <OverdueConditions count={head.overdueConditions} base={place.base} />
            <Owners owners={head.owners} base={place.base} />
          </>
        }
        actions={<MoveBar moves={head.moves} {...{ useCase, place }} />}
      />
      <StageTrack standing={head} />
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
function Owners({ owners, base }: { owners: Head['owners']; base: string }) {
  const said = owners.map(({ role, name, deputy }) => {
    const away = deputy ? `, away; ${deputy} stands in` : '';
    return `${ownerRoleLabels[role]}: ${name ?? 'nobody yet'}${away}`;
  });
  return (
    <Link
      href={`${base}/overview#owners`}
      aria-label={`Owners. ${said.join('. ')}`}
      title={said.join('\n')}
      className="flex items-center -space-x-1 rounded-full"
    >
      {owners.map(({ role, name }) =>
        name ? (
          <span key={role} className="rounded-full ring-2 ring-canvas">
            <Avatar name={name} />
          </span>
        ) : (
          <span
            key={role}
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full border border-dashed border-line-field bg-canvas text-ink-subtle ring-2 ring-canvas"
          >
            <Icon name="user" size={12} />
          </span>
        ),
      )}
    </Link>
  );
}
