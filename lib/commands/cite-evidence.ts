import { citationExpiry } from '@/lib/domain/checklist/evidence';
import { itemId } from '@/lib/domain/checklist/fields';
import { dayInWords, dayOf, expired } from '@/lib/domain/day';
import { notFound, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { recordedItem, startItem } from '@/lib/db/checklist-row';
import { toDay } from '@/lib/db/day';
import { cite } from '@/lib/db/evidence-rows';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCaseCommand } from './use-case-command';

/**
 * Has an item rest on evidence that was given before, for another item or another use case: on its newest revision, which may
 * be later than the one that is cited here already.
 */
export const citeEvidence = useCaseCommand({
  name: 'cite-evidence',
  action: 'submit-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  subject: (facts, { item }) => ({ personId: recordedItem(facts, item)?.assignee?.id }),
  input: { item: itemId, evidence: id },
  async run({ tx, facts, actor, now }, { item, evidence: evidenceId }) {
    const evidence = await tx.evidence.findFirst({
      where: { id: evidenceId, workspaceId: tx.workspaceId },
      // A revision that nothing rests on any more was withdrawn.
      include: {
        revisions: { where: { citations: { some: { withdrawnAt: null } } }, orderBy: { number: 'desc' }, take: 1 },
      },
    });
    const newest = evidence?.revisions[0];
    if (!evidence || !newest || (await takenBack(tx, evidenceId))) return notFound();
    const { title } = evidence;
    const cited = facts.evidence.filter((entry) => entry.itemId === item && entry.evidenceId === evidenceId);
    if (cited.some(({ revision }) => revision === newest.number)) {
      const message = `${item} rests on "${title}" already.`;
      return refuse('unmet', message, [{ code: 'already-cited', message, tab: 'checklist' }]);
    }
    const validity = {
      since: newest.heldOn ? toDay(newest.heldOn) : dayOf(newest.createdAt),
      expiresOn: newest.expiresOn ? toDay(newest.expiresOn) : null,
    };
    const until = citationExpiry(item, validity);
    if (until !== null && expired(until, now)) {
      return refuse('unmet', `"${title}" proves ${item} no more.`, [
        {
          code: 'expired-evidence',
          message: `For ${item} it was good until ${dayInWords(until)}.`,
          remedy: 'Renew it where it was given, or add new evidence.',
          tab: 'checklist',
        },
      ]);
    }
    const by = actor.memberId;
    const { id: citationId, expiresOn } = cite(
      tx,
      { useCaseId: facts.id, itemId: item, evidenceId, revisionId: newest.id, by, at: now },
      validity,
    );
    startItem(tx, facts, item);
    return {
      ok: true,
      value: {
        event: {
          type: 'evidence.cited',
          data: { evidenceId, citationId, itemId: item, title, revision: newest.number, expiresOn },
        },
        value: { citation: citationId, item },
      },
    };
  },
});

/** Whether it was given for a server and withdrawn there. Whoever is about to do that waits for this write, whose item they then find. */
async function takenBack(tx: WorkspaceTx, evidenceId: string): Promise<boolean> {
  const [given] = await tx.$queryRaw<{ withdrawn: boolean }[]>`
    select withdrawn_at is not null as withdrawn from server_evidence
    where workspace_id = ${tx.workspaceId}::uuid and evidence_id = ${evidenceId}::uuid for share`;
  return given?.withdrawn ?? false;
}
