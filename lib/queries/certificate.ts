import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { isBlind } from '@/lib/domain/scoring/blind';
import { acceptancesAt, waiversAt, type Certificate, type CertifiedEvent } from '@/lib/domain/signoffs/certificate';
import { describeSection } from '@/lib/domain/signoffs/describe-section';
import { sections } from '@/lib/domain/signoffs/sections';
import { hashOf } from '@/lib/db/hash';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { signedNames, signedSnapshots } from './signed-snapshot';
import { useCasePage } from './use-case';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type EventRow = CertifiedEvent & { type: string; signOffId: string | null };

/** A request with all that was decided on it, for whoever may see its page; null for everybody else, and where there is none. */
export async function certificate(actor: Actor, requestId: string): Promise<Certificate | null> {
  if (can(actor, 'view') || !uuid.test(requestId)) return null;
  const found = await inWorkspace(actor.workspaceId, (tx) =>
    tx.signOffRequest.findFirst({
      where: { workspaceId: tx.workspaceId, id: requestId },
      select: { useCase: { select: { key: true, workspace: { select: { name: true } } } } },
    }),
  );
  const page = found && (await useCasePage(actor, found.useCase.key));
  const request = page?.facts.signOffRequests.find(({ id }) => id === requestId);
  if (!found || !page || !request) return null;
  const { facts, context } = page;
  const ids = request.signOffs.map(({ id }) => id);
  const { snapshots, names, events } = await inWorkspace(actor.workspaceId, async (tx) => {
    const kept = await signedSnapshots(tx, ids);
    return {
      snapshots: kept,
      names: await signedNames(tx, [...kept.values()]),
      // The trail of one use case is short, and its index is by chain.
      events: await tx.$queryRaw<EventRow[]>`
        select seq, hash, type, data ->> 'signOffId' as "signOffId" from event
        where chain = ${facts.id}::uuid and type in ('sign-off.requested', 'sign-off.decided')
          and data ->> 'requestId' = ${requestId}
        order by seq`,
    };
  });
  const eventOf = (is: (event: EventRow) => boolean): CertifiedEvent | null => {
    // A scorer who has not handed in learns from no place in the chain whether somebody else has.
    const event = isBlind(facts) ? undefined : events.find(is);
    return event ? { seq: event.seq, hash: event.hash } : null;
  };
  const last = request.signOffs.at(-1)?.decidedAt ?? context.now;
  const { id, key, title } = facts;
  return {
    workspace: found.useCase.workspace.name,
    useCase: { id, key, title },
    gate: request.gate,
    request: {
      id: request.id,
      requestedBy: request.requestedBy,
      requestedAt: request.requestedAt,
      state: request.state,
      event: eventOf(({ type }) => type === 'sign-off.requested'),
    },
    decisions: request.signOffs.map((signOff) => ({
      signOff,
      event: eventOf(({ signOffId }) => signOffId === signOff.id),
      sections: sections.flatMap((section) => {
        const hash = signOff.hashes[section];
        if (hash === undefined) return [];
        const content = snapshots.get(signOff.id)?.[section] ?? null;
        const parts = describeSection(section, content, names);
        return [{ section, hash, intact: hashOf(content) === hash, parts, content }];
      }),
    })),
    waivers: waiversAt(facts, last),
    acceptances: acceptancesAt(facts, last),
    issuedAt: context.now,
    issuedTo: actor.name,
  };
}
