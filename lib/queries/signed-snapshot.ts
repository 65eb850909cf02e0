import type { Actor } from '@/lib/domain/access/actor';
import type { JsonValue } from '@/lib/domain/json';
import { citedName } from '@/lib/domain/checklist/evidence';
import { describeSection, idsIn, type Names, type SectionPart } from '@/lib/domain/signoffs/describe-section';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { sections, sectionsOf, type Section } from '@/lib/domain/signoffs/sections';
import type {
  AttestationFacts,
  ReviewFacts,
  SignedGate,
  SignOffFacts,
  UseCaseFacts,
} from '@/lib/domain/use-case/facts';
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
  const kept = await inWorkspace(actor.workspaceId, async (tx) => {
    const snapshot = (await signedSnapshots(tx, [signOffId])).get(signOffId) ?? {};
    return { snapshot, names: await signedNames(tx, [snapshot, present]) };
  });
  return {
    facts: page.facts,
    now: page.context.now,
    gate: request.gate,
    requestId: request.id,
    signOff,
    sections: sectionsKept(present, signOff.hashes, kept),
  };
}

export type AttestedSnapshot = {
  facts: UseCaseFacts;
  now: Date;
  review: ReviewFacts;
  attestation: AttestationFacts;
  sections: SignedSection[];
};

/** What was attested in a review, as it was then; null where there is no such word on this use case. */
export async function attestedSnapshot(actor: Actor, key: string, id: string): Promise<AttestedSnapshot | null> {
  const page = await useCasePage(actor, key);
  const review = page?.facts.reviews.find(({ attestations }) => attestations.some((one) => one.id === id));
  const attestation = review?.attestations.find((one) => one.id === id);
  if (!page || !review || !attestation) return null;
  const { facts, context } = page;
  const present = sectionsOf(facts);
  const kept = await inWorkspace(actor.workspaceId, async (tx) => {
    const row = await tx.attestation.findUniqueOrThrow({ where: { id }, select: { snapshot: true } });
    const snapshot = row.snapshot as Snapshot;
    return { snapshot, names: await signedNames(tx, [snapshot, present]) };
  });
  return { facts, now: context.now, review, attestation, sections: sectionsKept(present, attestation.hashes, kept) };
}

type Snapshot = { [section: string]: JsonValue };

/** Each section that was kept, in words, with whether it is intact and what differs from what the use case says now. */
function sectionsKept(
  present: Record<Section, JsonValue>,
  hashes: Record<string, string>,
  { snapshot, names }: { snapshot: Snapshot; names: Names },
): SignedSection[] {
  return sections
    .filter((section) => hashes[section] !== undefined)
    .map((section) => {
      const hash = hashes[section] ?? '';
      return {
        section,
        parts: describeSection(section, snapshot[section], names),
        hash,
        intact: hashOf(snapshot[section] ?? null) === hash,
        unchanged: hashOf(present[section]) === hash,
        differences: differenceOf(section, snapshot[section], present[section], names),
      };
    });
}

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
  const evidence = await tx.citation.findMany({
    where,
    select: { id: true, evidence: { select: { title: true } }, revision: { select: { number: true } } },
  });
  const cited = evidence.map(({ id, evidence: { title }, revision }) => ({
    id,
    name: citedName(title, revision.number),
  }));
  return new Map([...systems, ...people, ...cited].map(({ id, name }) => [id, name]));
}
