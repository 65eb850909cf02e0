import { ladderPlace, tierBelow } from '@/lib/domain/scoring/verdict';
import type { LadderRung, RuleContext, UseCaseFacts, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

type Place = Pick<UseCaseFacts, 'id' | 'key' | 'actionTier' | 'tools' | 'systems'>;

/** What the rules look at besides the use case: the workspace's settings and the use case in production it could build on. */
export async function loadRuleContext(tx: WorkspaceTx, facts: Place, now: Date): Promise<RuleContext> {
  const settings = await loadSettings(tx);
  return { settings, ladder: await loadLadder(tx, facts), now };
}

export async function loadSettings(tx: WorkspaceTx): Promise<WorkspaceSettings> {
  const { currency, readinessThreshold, pilotMinDays, allowOwnEvidence, maxWaiverDays } =
    await tx.workspace.findUniqueOrThrow({
      where: { id: tx.workspaceId },
    });
  return { currency, readinessThreshold, pilotMinDays, allowOwnEvidence, maxWaiverDays };
}

/** The one rung that `rungBelow` would choose: in production, one tier below, sharing a system, the first by key. */
async function loadLadder(tx: WorkspaceTx, facts: Place): Promise<LadderRung[]> {
  const { actionTier, systemIds } = ladderPlace(facts);
  const below = tierBelow(actionTier);
  if (below === null || systemIds.length === 0) return [];
  const rung = await tx.useCase.findFirst({
    where: {
      workspaceId: tx.workspaceId,
      stage: 'production',
      effectiveTier: below,
      id: { not: facts.id },
      systems: { some: { systemId: { in: systemIds } } },
    },
    select: { key: true, title: true, systems: { select: { systemId: true } } },
    orderBy: { key: 'asc' },
  });
  if (!rung) return [];
  const { key, title, systems } = rung;
  return [{ key, title, actionTier: below, systemIds: systems.map(({ systemId }) => systemId) }];
}
