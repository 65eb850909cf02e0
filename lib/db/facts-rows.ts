import { fromDay } from './day';
import type { Prisma } from './generated/client';

/** All that hangs on a use case, as the rules need it; `today` says who stands in for whom. */
export const including = (today: string) =>
  ({
    businessUnit: { select: { id: true, name: true } },
    systems: { select: { system: { select: { id: true, name: true, kind: true } } } },
    tags: { select: { tag: true } },
    owners: {
      where: { until: null },
      include: { member: { select: { removedAt: true, absences: absencesOn(today) } } },
    },
    assessments: { include: { ratings: true, model: { select: { version: true, definition: true } } } },
    rounds: {
      include: { scorers: true, reconciliations: true, model: { select: { version: true, definition: true } } },
    },
    plan: true,
    metrics: { include: { results: true } },
    outcome: true,
    scenarios: true,
    risks: true,
    servers: { select: { server: { select: { id: true, name: true, revokedAt: true } } } },
    tools: {
      include: {
        serverTool: {
          select: { id: true, bringsIn: true, leadsOut: true, server: { select: { id: true, name: true } } },
        },
      },
    },
    items: true,
    citations: {
      where: { withdrawnAt: null },
      include: {
        revision: {
          include: { file: { select: { id: true, name: true, size: true, contentType: true, sha256: true } } },
        },
        evidence: {
          select: {
            kind: true,
            drill: true,
            title: true,
            revisions: {
              where: { citations: { some: { withdrawnAt: null } } },
              select: { number: true },
              orderBy: { number: 'desc' },
              take: 1,
            },
          },
        },
      },
    },
    waivers: true,
    requests: { include: { signOffs: { omit: { snapshot: true }, include: { conditions: true } } } },
    reviews: { include: { attestations: { omit: { snapshot: true } }, conditions: true } },
    incidents: { include: { server: { select: { id: true, name: true } } } },
    retirement: true,
  }) satisfies Prisma.UseCaseInclude;

/** Absences of that day, each with a deputy who is still there. */
const absencesOn = (today: string) =>
  ({
    where: {
      endedAt: null,
      startsOn: { lte: fromDay(today) },
      endsOn: { gte: fromDay(today) },
      deputy: { removedAt: null },
    },
    select: { deputyId: true, endsOn: true },
  }) satisfies Prisma.Member$absencesArgs;

export type Row = Prisma.UseCaseGetPayload<{ include: ReturnType<typeof including> }>;
