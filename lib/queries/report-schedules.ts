import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { ReportFormat } from '@/lib/domain/portfolio/board-facts';
import type { DeliveryState, Rhythm, Schedule } from '@/lib/domain/portfolio/schedule';
import { scopeOf } from '@/lib/domain/use-case/filter-words';
import { presentPeople } from '@/lib/db/active-member';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { env, now } from '@/lib/env';
import { filtersFrom } from '@/lib/url/portfolio';
import { loadFilterOptions, type FilterOptions } from './filter-options';

export type ReportSchedule = Schedule & {
  id: string;
  formats: ReportFormat[];
  /** Which use cases it is about, in words. */
  scope: string;
  recipients: string[];
  createdBy: string;
  nextAt: Date;
  last: { dueAt: Date; deliveries: Delivery[] } | null;
};

export type Delivery = { name: string; state: DeliveryState; problem: string | null };

export type ReportsPage = {
  schedules: ReportSchedule[];
  people: Person[];
  options: FilterOptions;
  /** Without a mail server set, what is due waits. */
  mails: boolean;
  now: Date;
};

/** The schedules that have not ended, with how their last report went. Null for whoever may not schedule any. */
export async function reportsPage(actor: Actor): Promise<ReportsPage | null> {
  if (can(actor, 'schedule-report')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const options = await loadFilterOptions(tx);
    return {
      schedules: await loadSchedules(tx, options),
      people: await presentPeople(tx),
      options,
      mails: env().SMTP_URL !== undefined,
      now: now(),
    };
  });
}

async function loadSchedules(tx: WorkspaceTx, options: FilterOptions): Promise<ReportSchedule[]> {
  const rows = await tx.reportSchedule.findMany({
    where: { workspaceId: tx.workspaceId, endedAt: null },
    orderBy: { createdAt: 'asc' },
    include: { createdBy: { select: { name: true } } },
  });
  const members = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: rows.flatMap(({ recipientIds }) => recipientIds) } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const last = await tx.reportDelivery.findMany({
    where: {
      workspaceId: tx.workspaceId,
      OR: rows.flatMap(({ id, lastAt }) => (lastAt ? [{ scheduleId: id, dueAt: lastAt }] : [])),
    },
    include: { member: { select: { name: true } } },
    orderBy: { member: { name: 'asc' } },
  });
  return rows.map((row) => ({
    id: row.id,
    rhythm: row.rhythm as Rhythm,
    hour: row.hour,
    formats: row.formats as ReportFormat[],
    scope: scopeOf(filtersFrom(row.filter), options),
    recipients: row.recipientIds.map((id) => names.get(id) ?? '').sort((a, b) => a.localeCompare(b)),
    createdBy: row.createdBy.name,
    nextAt: row.nextAt,
    last: row.lastAt && {
      dueAt: row.lastAt,
      deliveries: last
        .filter(({ scheduleId }) => scheduleId === row.id)
        .map(({ member, state, problem }) => ({ name: member.name, state: state as DeliveryState, problem })),
    },
  }));
}
