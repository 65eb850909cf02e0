import type { ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { LadderRung, RuleContext, UseCaseFacts, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

// More rungs than this would not change any verdict: one that shares a system is enough.
const rungLimit = 50;

/** What the rules look at besides the use case: the workspace's settings and the use cases in production it could build on. */
export async function loadRuleContext(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'systems'>,
  now: Date,
): Promise<RuleContext> {
  const settings = await loadSettings(tx);
  return { settings, ladder: await loadLadder(tx, facts), now };
}

export async function loadSettings(tx: WorkspaceTx): Promise<WorkspaceSettings> {
  const { currency, readinessThreshold, pilotMinDays, allowOwnEvidence } = await tx.workspace.findUniqueOrThrow({
    where: { id: tx.workspaceId },
  });
  return { currency, readinessThreshold, pilotMinDays, allowOwnEvidence };
}

async function loadLadder(tx: WorkspaceTx, facts: Pick<UseCaseFacts, 'id' | 'systems'>): Promise<LadderRung[]> {
  if (facts.systems.length === 0) return [];
  const rows = await tx.useCase.findMany({
    where: {
      workspaceId: tx.workspaceId,
      stage: 'production',
      actionTier: { not: null },
      id: { not: facts.id },
      systems: { some: { systemId: { in: facts.systems.map(({ id }) => id) } } },
    },
    select: {
      key: true,
      title: true,
      actionTier: true,
      tools: { select: { tier: true } },
      systems: { select: { systemId: true } },
    },
    orderBy: { stageEnteredAt: 'asc' },
    take: rungLimit,
  });
  return rows.map(({ key, title, actionTier, tools, systems }) => ({
    key,
    title,
    actionTier: effectiveTier({
      actionTier: actionTier as ActionTier,
      tools: tools.map(({ tier }) => ({ tier: tier as ActionTier })),
    }),
    systemIds: systems.map(({ systemId }) => systemId),
  }));
}
