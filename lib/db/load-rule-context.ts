import { ladderPlace, tierBelow, type OnLadder } from '@/lib/domain/scoring/verdict';
import { actionTiers } from '@/lib/domain/stages/stages';
import type { LadderRung, RuleContext, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { newestPolicy } from './gate-policy';
import type { WorkspaceTx } from './workspace-transaction';

type Place = OnLadder & { id: string };

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

/**
 * The one rung that `rungBelow` would choose for a use case: in production, one tier below, sharing a system, the first by key.
 *
 * Along the index of those in production, until one shares a system. As a join, Postgres would begin with all that touch one of the
 * systems, of which it expects as few as an average workspace has. Its systems are read again rather than passed: a list of a length
 * that Postgres does not know would be planned each time, which takes longer than the rest. One without systems is not looked for.
 */
const rungSql = (useCaseId: string, tierBelow: string) => `
  select rung.key, rung.title, rung.effective_tier as "actionTier",
    array(select system_id from use_case_system where use_case_id = rung.id) as "systemIds"
  from use_case rung
  where rung.workspace_id = $1::uuid and rung.stage = 'production' and rung.effective_tier = ${tierBelow} and rung.id <> ${useCaseId}
    and exists (select from use_case_system where use_case_id = ${useCaseId})
    and (select true from use_case_system shared
         where shared.use_case_id = rung.id
           and shared.system_id in (select system_id from use_case_system where use_case_id = ${useCaseId}) limit 1)
  order by rung.key limit 1`;

const tiers = `array[${actionTiers.map((tier) => `'${tier}'`).join(', ')}]`;

/** The rung of `use_case u`, as it is stored. */
export const ownRungSql = rungSql('u.id', `(${tiers})[array_position(${tiers}, u.effective_tier) - 1]`);

async function loadLadder(tx: WorkspaceTx, facts: Place): Promise<LadderRung[]> {
  const below = tierBelow(ladderPlace(facts).actionTier);
  if (below === null) return [];
  return tx.$queryRawUnsafe<LadderRung[]>(rungSql('$2::uuid', '$3'), tx.workspaceId, facts.id, below);
}
