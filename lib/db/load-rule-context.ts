import { ladderPlace, tierBelow, type OnLadder } from '@/lib/domain/scoring/verdict';
import type { LadderRung, RuleContext, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { newestPolicy } from './gate-policy';
import type { WorkspaceTx } from './workspace-transaction';

/** In facts as in rows. */
export type Place = OnLadder & { id: string };

/** What the rules look at besides the use case: the workspace's settings, its gate policy, and the use case in production that this one could build on. */
export async function loadRuleContext(tx: WorkspaceTx, facts: Place, now: Date): Promise<RuleContext> {
  const [settings, policy, ladder] = await Promise.all([loadSettings(tx), newestPolicy(tx), loadLadder(tx, facts)]);
  return { settings, policy, ladder, now };
}

/** The same after a write on the use case, which changes neither settings nor policy: nothing is read unless it moved on the ladder. */
export async function renewRuleContext(
  tx: WorkspaceTx,
  context: RuleContext,
  before: Place,
  after: Place,
): Promise<RuleContext> {
  const stays = placeText(before) === placeText(after);
  return stays ? context : { ...context, ladder: await loadLadder(tx, after) };
}

/** Equal for equal places on the ladder. */
export const placeText = (facts: Place): string => {
  const { actionTier, systemIds } = ladderPlace(facts);
  return [actionTier, ...[...systemIds].sort()].join(' ');
};

/** The settings of workspace $1. The database knows the same lists of protocols and of what a changed tool does. */
export const settingsSql = `
  select currency, allow_own_evidence as "allowOwnEvidence", max_waiver_days as "maxWaiverDays", allowed_hosts as "allowedHosts",
    minimum_protocol as "minimumProtocol", context_tokens as "contextTokens", on_tool_change as "onToolChange"
  from workspace where id = $1::uuid`;

export async function loadSettings(tx: WorkspaceTx): Promise<WorkspaceSettings> {
  const [settings] = await tx.$queryRawUnsafe<[WorkspaceSettings]>(settingsSql, tx.workspaceId);
  return settings;
}

/** The one rung that `rungBelow` would choose: in production, one tier below, sharing a system, the first by key. */
export async function loadLadder(tx: WorkspaceTx, facts: Place): Promise<LadderRung[]> {
  const { actionTier, systemIds } = ladderPlace(facts);
  const below = tierBelow(actionTier);
  if (below === null || systemIds.length === 0) return [];
  // Along the index of those in production, until one shares a system. As a join, Postgres would begin with all that touch one of the
  // systems, of which it expects as few as an average workspace has. Its systems are read again rather than passed: a list of a length
  // that Postgres does not know would be planned each time, which takes longer than the rest.
  const [rung] = await tx.$queryRaw<Pick<LadderRung, 'key' | 'title' | 'systemIds'>[]>`
    select u.key, u.title, array(select system_id from use_case_system where use_case_id = u.id) as "systemIds"
    from use_case u
    where u.workspace_id = ${tx.workspaceId}::uuid and u.stage = 'production' and u.effective_tier = ${below}
      and u.id <> ${facts.id}::uuid
      and (select true from use_case_system shared
           where shared.use_case_id = u.id
             and shared.system_id in (select system_id from use_case_system where use_case_id = ${facts.id}::uuid) limit 1)
    order by u.key limit 1`;
  return rung ? [{ ...rung, actionTier: below }] : [];
}
