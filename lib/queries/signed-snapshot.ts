import type { Actor } from '@/lib/domain/access/actor';
import type { JsonValue } from '@/lib/domain/json';
import { describeSection, idsIn, type Names, type SectionPart } from '@/lib/domain/signoffs/describe-section';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { sections, sectionsOf, type Section } from '@/lib/domain/signoffs/sections';
import type { SignedGate, SignOffFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { hashOf } from '@/lib/db/hash';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCasePage } from './use-case';

export type SignedSection = {
  section: Section;
  parts: SectionPart[];
  /** SHA-256 as it was signed. */
  hash: string;
  /** Whether what is kept still has that hash: it has not been altered since. */
  intact: boolean;
  /** Whether the use case still says the same. */
  unchanged: boolean;
  /** What differs by now, in words. */
  differences: string[];
};

export type SignedSnapshot = {
  facts: UseCaseFacts;
  now: Date;
  gate: SignedGate;
  /** The request that it decided on: its certificate has all decisions. */
  requestId: string;
  signOff: SignOffFacts;
  sections: SignedSection[];
};

/** What was signed, as it was then; null where there is no such signature on this use case. */
export async function signedSnapshot(actor: Actor, key: string, signOffId: string): Promise<SignedSnapshot | null> {
  const page = await useCasePage(actor, key);
  const request = page?.facts.signOffRequests.find(({ signOffs }) => signOffs.some(({ id }) => id === signOffId));
  const signOff = request?.signOffs.find(({ id }) => id === signOffId);
  if (!page || !request || !signOff) return null;
  const present = sectionsOf(page.facts);
  const { snapshot, names } = await inWorkspace(actor.workspaceId, async (tx) => {
    const kept = (await signedSnapshots(tx, [signOffId])).get(signOffId) ?? {};
    return { snapshot: kept, names: await signedNames(tx, [kept, present]) };
  });
  return {
    facts: page.facts,
    now: page.context.now,
    gate: request.gate,
    requestId: request.id,
    signOff,
    sections: sections
      .filter((section) => signOff.hashes[section] !== undefined)
      .map((section) => {
        const hash = signOff.hashes[section] ?? '';
        return {
          section,
          parts: describeSection(section, snapshot[section], names),
          hash,
          intact: hashOf(snapshot[section] ?? null) === hash,
          unchanged: hashOf(present[section]) === hash,
          differences: differenceOf(section, snapshot[section], present[section], names),
        };
      }),
  };
}

type Snapshot = { [section: string]: JsonValue };

/** The sections that signatures keep, by the signature's id. */
export async function signedSnapshots(tx: WorkspaceTx, ids: string[]): Promise<Map<string, Snapshot>> {
  const rows = await tx.signOff.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids } },
    select: { id: true, snapshot: true },
  });
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot as Snapshot]));
}

/** The names of what sections refer to, withdrawn evidence and removed people included. */
export async function signedNames(tx: WorkspaceTx, contents: Snapshot[]): Promise<Names> {
  const where = { workspaceId: tx.workspaceId, id: { in: [...new Set(contents.flatMap(idsIn))] } };
  const systems = await tx.system.findMany({ where, select: { id: true, name: true } });
  const people = await tx.member.findMany({ where, select: { id: true, name: true } });
  const evidence = await tx.evidence.findMany({ where, select: { id: true, title: true } });
  const named = [...systems, ...people, ...evidence.map(({ id, title }) => ({ id, name: title }))];
  return new Map(named.map(({ id, name }) => [id, name]));
}
