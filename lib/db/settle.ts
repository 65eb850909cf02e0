import { itemProof } from '@/lib/domain/checklist/items';
import type { JsonValue } from '@/lib/domain/json';
import { lapsingAttestations } from '@/lib/domain/operation/review';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { namesIn } from '@/lib/domain/signoffs/names';
import { lapsing, sectionsOf, type Lapsing } from '@/lib/domain/signoffs/sections';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { derivedColumns, readinessColumns, refreshLadderNeighbours } from './derived';
import { hashOf } from './hash';
import { loadFactsAfter, type NarrowRead } from './load-facts';
import { placeText, renewRuleContext } from './load-rule-context';
import { refreshRenewals } from './renewal';
import type { WorkspaceTx } from './workspace-transaction';
import { updateRow } from './write-row';

/**
 * After a write on a locked use case: lapses the sign-offs, and words in an open review, whose sections changed, computes the derived columns, raises the
 * version. `before` and `contextBefore` are what the rules saw before the write.
 */
export async function settle(tx: WorkspaceTx, before: UseCaseFacts, contextBefore: RuleContext) {
  const { now } = contextBefore;
  const { id } = before;
  const facts = await factsAfter(tx, before, now);
  const lapsed = [];
  // Of what stood before: a suspension withdraws requests, and the sign-offs that its cause touches lapse all the same.
  const standing = { ...facts, stage: before.stage, signOffRequests: before.signOffRequests };
  for (const lapse of lapsing(standing, hashOf)) {
    const { signOffId, role, gate, sections } = lapse;
    const { snapshot } = await tx.signOff.update({
      where: { id: signOffId },
      data: { lapsedAt: now, lapsedBy: sections },
      select: { snapshot: true },
    });
    lapsed.push({ role, gate, sections, differences: differencesOf(lapse, snapshot as Snapshot, before, facts) });
  }
  const words = lapsingAttestations(facts, hashOf);
  for (const { attestationId, sections } of words) {
    await tx.attestation.update({ where: { id: attestationId }, data: { lapsedAt: now, lapsedBy: sections } });
  }
  await refreshRenewals(tx, facts, before);
  const context = await renewRuleContext(tx, contextBefore, before, facts);
  // It is locked: nobody else has raised it since.
  const version = facts.version + 1;
  tx.later(updateRow(tx, 'use_case', id, { ...derivedColumns(facts, context), version, updatedAt: now }));
  if (rungOf(before) !== rungOf(facts)) await refreshLadderNeighbours(tx, before, facts);
  const told = words.map(({ role, sections }) => ({ role, gate: 'review' as const, sections }));
  return { version, facts, lapsed: [...lapsed, ...told] };
}

/**
 * After a write on a locked use case whose facts were not read whole: it changed no more than what was, and nobody's word stands on that. Raises
 * the version and, of what is derived, computes what goes by the checklist, if that was read.
 */
export async function settleNarrow(tx: WorkspaceTx, before: UseCaseFacts, { parts, others }: NarrowRead, now: Date) {
  if (tx.wroteTo(['use_case', 'tool'])) {
    throw new Error('A command wrote to the use case itself or to its tools, which it says it does not.');
  }
  const facts = await factsAfter(tx, before, now);
  let derived = {};
  if (parts.includes('checklist')) {
    const strange = [...facts.items, ...facts.evidence].find(({ itemId }) => others && itemId !== others.item);
    if (strange) throw new Error(`A command wrote to ${strange.itemId}, and says that it is about ${others?.item}.`);
    const items = [...(others?.recorded ?? []), ...facts.items];
    const proofs = [...(others?.proofs ?? []), ...facts.evidence.map(itemProof)];
    derived = readinessColumns({ ...facts, items }, proofs, now);
    await refreshRenewals(tx, facts, before);
  }
  const version = facts.version + 1;
  tx.later(updateRow(tx, 'use_case', before.id, { ...derived, version, updatedAt: now }));
  return { version, facts, lapsed: [] };
}

async function factsAfter(tx: WorkspaceTx, before: UseCaseFacts, now: Date): Promise<UseCaseFacts> {
  const facts = await loadFactsAfter(tx, before, now);
  if (!facts) throw new Error('A use case vanished inside its own transaction.');
  return facts;
}

type Snapshot = { [section: string]: JsonValue };

/** Lines for each lapse in the trail: enough to see why, however much changed. */
const toldAtMost = 12;

function differencesOf({ sections }: Lapsing, signed: Snapshot, before: UseCaseFacts, facts: UseCaseFacts): string[] {
  const present = sectionsOf(facts);
  const names = namesIn(before, facts);
  const lines = sections.flatMap((section) => differenceOf(section, signed[section], present[section], names));
  const more = lines.length - toldAtMost;
  return more > 0 ? [...lines.slice(0, toldAtMost), `And ${more} more.`] : lines;
}

/** What others build on while it is in production; a change of it may change their verdicts. */
const rungOf = (facts: UseCaseFacts): string => (facts.stage === 'production' ? placeText(facts) : '');
