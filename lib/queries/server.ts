import { cache } from 'react';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { describeEvent } from '@/lib/domain/audit/describe';
import { typesAbout } from '@/lib/domain/audit/topics';
import type { Reason } from '@/lib/domain/result';
import type { ServerFacts } from '@/lib/domain/servers/server';
import type { Stage } from '@/lib/domain/stages/stages';
import { loadServer } from '@/lib/db/load-server';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { isServerId } from '@/lib/url/servers';
import type { HistoryEntry } from './history';
import { serverFormOptions, type ServerFormOptions } from './servers';

/** A use case that builds on the server, and what it calls of it. */
export type Dependent = {
  key: string;
  title: string;
  stage: Stage;
  tools: string[];
  businessOwner: string | null;
  technicalOwner: string | null;
};

export type ServerPage = {
  server: ServerFacts;
  /** By key, those in production first: they stand still if it is revoked. */
  dependents: Dependent[];
  /** How many tools the newest contract has; null: none was read. */
  tools: number | null;
  /** How many pieces of evidence people gave for it. */
  evidence: number;
  /** Why this actor may not; null: may. */
  mayManage: Reason | null;
  mayApprove: Reason | null;
  /** For the form; null for whoever may not manage. */
  options: ServerFormOptions | null;
  now: Date;
};

/** Null for whoever may not look, and where there is no such server. One read per request, shared by layout and tab. */
export const serverPage = cache(async (actor: Actor, id: string): Promise<ServerPage | null> => {
  if (can(actor, 'view') || !isServerId(id)) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const server = await loadServer(tx, id);
    if (!server) return null;
    const newest = await tx.contract.findFirst({
      where: { workspaceId: tx.workspaceId, serverId: id },
      select: { toolCount: true },
      orderBy: { number: 'desc' },
    });
    const evidence = await tx.serverEvidence.count({
      where: { workspaceId: tx.workspaceId, serverId: id, withdrawnAt: null },
    });
    const subject = { personId: server.owner.id };
    const mayManage = can(actor, 'manage-servers', subject);
    return {
      server,
      dependents: await dependentsOf(tx, id),
      tools: newest?.toolCount ?? null,
      evidence,
      mayManage,
      mayApprove: can(actor, 'approve-tools', subject),
      options: mayManage ? null : await serverFormOptions(tx),
      now: now(),
    };
  });
});

async function dependentsOf(tx: WorkspaceTx, serverId: string): Promise<Dependent[]> {
  const rows = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, servers: { some: { serverId } } },
    select: {
      key: true,
      title: true,
      stage: true,
      tools: { where: { serverTool: { serverId } }, select: { name: true }, orderBy: { name: 'asc' } },
      owners: {
        where: { until: null, role: { in: ['business', 'technical'] } },
        select: { role: true, member: { select: { name: true } } },
      },
    },
    orderBy: { key: 'asc' },
  });
  const found = rows.map(({ key, title, stage, tools, owners }): Dependent => {
    const named = (role: string) => owners.find((owner) => owner.role === role)?.member.name ?? null;
    return {
      key,
      title,
      stage: stage as Stage,
      tools: tools.map(({ name }) => name),
      businessOwner: named('business'),
      technicalOwner: named('technical'),
    };
  });
  const live = ({ stage }: Dependent) => (stage === 'production' ? 0 : 1);
  return found.sort((a, b) => live(a) - live(b));
}

const toldAtMost = 30;

/** What was done to the server, newest first, in words. */
export async function serverHistory(actor: Actor, id: string): Promise<HistoryEntry[]> {
  if (can(actor, 'view') || !isServerId(id)) return [];
  const events = await inWorkspace(actor.workspaceId, (tx) =>
    tx.event.findMany({
      where: {
        chain: tx.workspaceId,
        type: { in: typesAbout('servers') },
        data: { path: ['serverId'], equals: id },
      },
      orderBy: { seq: 'desc' },
      take: toldAtMost,
    }),
  );
  return events.map(({ id: eventId, seq, at, actorId, actorName, type, data, reason, hash }) => ({
    id: eventId,
    seq,
    at,
    actorId,
    actorName,
    type,
    hash,
    ...describeEvent({ type, data, actorName, reason }),
  }));
}
