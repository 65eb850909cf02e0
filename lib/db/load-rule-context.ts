import { ladderPlace, tierBelow } from '@/lib/domain/scoring/verdict';
import type { LadderRung, RuleContext, UseCaseFacts, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { newestPolicySql, toPolicy, type StoredPolicy } from './gate-policy';
import type { WorkspaceTx } from './workspace-transaction';

type Place = Pick<UseCaseFacts, 'id' | 'key' | 'actionTier' | 'tools' | 'systems'>;

/** What the rules look at besides the use case: the workspace's settings, its gate policy, and the use case in production it could build on. */
export async function loadRuleContext(tx: WorkspaceTx, facts: Place, now: Date): Promise<RuleContext> {
  const [row] = await tx.$queryRawUnsafe<[ContextRow]>(`select ${contextColumns()}`, tx.workspaceId);
  return withLadder(tx, toRuleContext(row, now), facts);
}

/** The same as columns of a statement whose $1 is the workspace, without the ladder; `toRuleContext` reads them. */
export const contextColumns = () => `(${settingsSql}) as settings, (${newestPolicySql}) as policy`;

export type ContextRow = { settings: WorkspaceSettings; policy: StoredPolicy | null };

export const toRuleContext = ({ settings, policy }: ContextRow, now: Date): Omit<RuleContext, 'ladder'> => ({
  settings,
  policy: toPolicy(policy),
  now,
});

export const withLadder = async (
  tx: WorkspaceTx,
  context: Omit<RuleContext, 'ladder'>,
  facts: Place,
): Promise<RuleContext> => ({ ...context, ladder: await loadLadder(tx, facts) });

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

export async function loadSettings(tx: WorkspaceTx): Promise<WorkspaceSettings> {
  const [row] = await tx.$queryRawUnsafe<[{ settings: WorkspaceSettings }]>(
    `select (${settingsSql}) as settings`,
    tx.workspaceId,
  );
  return row.settings;
}

/** Of the workspace $1, as JSON. What their lists may hold, the database knows too. */
const settingsSql = `
  select row_to_json(x) from (
    select currency, allow_own_evidence as "allowOwnEvidence", max_waiver_days as "maxWaiverDays", allowed_hosts as "allowedHosts",
      minimum_protocol as "minimumProtocol", context_tokens as "contextTokens", on_tool_change as "onToolChange"
    from workspace where id = $1::uuid) x`;

/** The one rung that `rungBelow` would choose: in production, one tier below, sharing a system, the first by key. */
async function loadLadder(tx: WorkspaceTx, facts: Place): Promise<LadderRung[]> {
  const { actionTier, systemIds } = ladderPlace(facts);
  const below = tierBelow(actionTier);
  if (below === null || systemIds.length === 0) return [];
  // Along the index of those in production, until one shares a system. As a join, Postgres would begin with all that touch one of the
  // systems, of which it expects as few as an average workspace has.
  const [rung] = await tx.$queryRaw<Pick<LadderRung, 'key' | 'title' | 'systemIds'>[]>`
    select u.key, u.title, array(select system_id from use_case_system where use_case_id = u.id) as "systemIds"
    from use_case u
    where u.workspace_id = ${tx.workspaceId}::uuid and u.stage = 'production' and u.effective_tier = ${below}
      and u.id <> ${facts.id}::uuid
      and (select true from use_case_system shared
           where shared.use_case_id = u.id and shared.system_id = any (${[...systemIds]}::uuid[]) limit 1)
    order by u.key limit 1`;
  return rung ? [{ ...rung, actionTier: below }] : [];
}
