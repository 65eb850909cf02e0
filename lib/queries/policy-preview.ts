import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Change } from '@/lib/domain/audit/changes';
import { dayOf, hourOf } from '@/lib/domain/day';
import { gateReport } from '@/lib/domain/stages/gates';
import { policyChanges } from '@/lib/domain/stages/policy/policy-form';
import {
  compare,
  effectOn,
  stagesTouched,
  type Comparison,
  type PolicyEffect,
} from '@/lib/domain/stages/policy/policy-preview';
import type { GatedStage, Stage } from '@/lib/domain/stages/stages';
import { nextStage } from '@/lib/domain/stages/track';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { newestPolicy, policyDraft } from '@/lib/db/gate-policy';
import { loadPartialFacts } from '@/lib/db/load-facts';
import { loadRuleContext, loadSettings } from '@/lib/db/load-rule-context';
import { whileUnchanged } from '@/lib/db/while-unchanged';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type PreviewRow = PolicyEffect & {
  key: string;
  title: string;
  stage: Stage;
  /** The gate it stands before, with how many of its requirements it does not meet by the newest version. */
  next: { gate: GatedStage; unmet: number } | null;
};

export type PolicyPreview = {
  /** What the draft changes. */
  changes: Change[];
  /** Use cases that stand before a gate that would change, or have passed one, and how many of them were judged. */
  touched: number;
  judged: number;
  /** How many of them would not meet something at the gate ahead that they meet now, or at one that they have passed. */
  ahead: number;
  behind: number;
  /** How many would meet something ahead that they do not meet now. */
  gained: number;
  /** One page of all that anything changes for, those before a gate first. */
  rows: PreviewRow[];
  page: number;
  pages: number;
};

const pageSize = 25;
// Small enough for other requests to get their turn in between.
const batchSize = 100;
/** More are not judged, which the page says. */
const mostJudged = 10_000;

/**
 * What the draft would change, use case by use case; of those beside the track (parked, rejected, retired) nothing is said. All at a
 * gate that changes are judged, with no more of them loaded than the changed requirements read; the answer is kept while nothing
 * is written in the workspace. The whole gate is judged for those on the page alone. Null for whoever may not, and where there is
 * no draft.
 */
export async function policyPreview(actor: Actor, page: number): Promise<PolicyPreview | null> {
  if (can(actor, 'manage-settings')) return null;
  const at = now();
  return inWorkspace(
    actor.workspaceId,
    async (tx) => {
      const draft = await policyDraft(tx);
      if (!draft) return null;
      const newest = await newestPolicy(tx);
      const comparison = compare(newest.definition, draft.definition, dayOf(at));
      const context = { settings: await loadSettings(tx), ladder: [], now: at };
      // Days in a stage grow by themselves, so it is kept for an hour at most.
      const key = `policy preview ${draft.state} ${hourOf(at)}`;
      const { ids, ...counts } = await whileUnchanged(tx, key, () => judgeAll(tx, comparison, context));
      const pages = Math.max(1, Math.ceil(ids.length / pageSize));
      const shown = Math.min(Math.max(1, page), pages);
      const onPage = ids.slice((shown - 1) * pageSize, shown * pageSize);
      const loaded = new Map((await loadPartialFacts(tx, onPage, 'all')).map((facts) => [facts.id, facts]));
      const rows: PreviewRow[] = [];
      for (const id of onPage) {
        const facts = loaded.get(id);
        if (facts) rows.push(rowOf(facts, effectOn(facts, comparison, context), await loadRuleContext(tx, facts, at)));
      }
      const changes = policyChanges(newest.definition, draft.definition, dayOf(at));
      return { changes, ...counts, rows, page: shown, pages };
    },
    { timeout: 60_000 },
  );
}

function rowOf(facts: UseCaseFacts, effect: PolicyEffect, context: RuleContext): PreviewRow {
  const { key, title, stage } = facts;
  const gate = nextStage(facts) as GatedStage | null;
  const lines = gate ? gateReport(gate, facts, context) : [];
  return { key, title, stage, next: gate && { gate, unmet: lines.filter(({ met }) => !met).length }, ...effect };
}

async function judgeAll(tx: WorkspaceTx, comparison: Comparison, context: Omit<RuleContext, 'policy'>) {
  const where = { workspaceId: tx.workspaceId, stage: { in: stagesTouched(comparison.gates) } };
  const touched = await tx.useCase.count({ where });
  const places = await tx.useCase.findMany({ where, select: { id: true }, orderBy: { key: 'asc' }, take: mostJudged });
  const found: { id: string; rank: number }[] = [];
  const counts = { touched, judged: places.length, ahead: 0, behind: 0, gained: 0 };
  for (let start = 0; start < places.length; start += batchSize) {
    const ids = places.slice(start, start + batchSize).map(({ id }) => id);
    for (const facts of await loadPartialFacts(tx, ids, comparison.parts)) {
      const { ahead, behind } = effectOn(facts, comparison, context);
      const [lost, past, gained] = [ahead.lost.length > 0, behind.lost.length > 0, ahead.gained.length > 0];
      counts.ahead += Number(lost);
      counts.behind += Number(past);
      counts.gained += Number(gained);
      if (lost || past || gained) found.push({ id: facts.id, rank: lost ? 0 : past ? 1 : 2 });
    }
  }
  return { ...counts, ids: found.sort((a, b) => a.rank - b.rank).map(({ id }) => id) };
}
