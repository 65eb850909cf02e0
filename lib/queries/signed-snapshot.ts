import type { Actor } from '@/lib/domain/access/actor';
import type { JsonValue } from '@/lib/domain/json';
import { citedName } from '@/lib/domain/checklist/evidence';
import { describeSection, idsIn, type Names, type SectionPart } from '@/lib/domain/signoffs/describe-section';
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
};

export type SignedSnapshot = {
  facts: UseCaseFacts;
  now: Date;
  gate: SignedGate;
  signOff: SignOffFacts;
  sections: SignedSection[];
};

/** What was signed, as it was then; null where there is no such signature on this use case. */
export async function signedSnapshot(actor: Actor, key: string, signOffId: string): Promise<SignedSnapshot | null> {
  const page = await useCasePage(actor, key);
  const request = page?.facts.signOffRequests.find(({ signOffs }) => signOffs.some(({ id }) => id === signOffId));
  const signOff = request?.signOffs.find(({ id }) => id === signOffId);
  if (!page || !request || !signOff) return null;
  const kept = await inWorkspace(actor.workspaceId, async (tx) =>
    read(tx, await tx.signOff.findUniqueOrThrow({ where: { id: signOffId }, select: { snapshot: true } })),
  );
  return {
    facts: page.facts,
    now: page.context.now,
    gate: request.gate,
    signOff,
    sections: sectionsKept(page.facts, signOff.hashes, kept),
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
  const kept = await inWorkspace(actor.workspaceId, async (tx) =>
    read(tx, await tx.attestation.findUniqueOrThrow({ where: { id }, select: { snapshot: true } })),
  );
  const { facts, context } = page;
  return { facts, now: context.now, review, attestation, sections: sectionsKept(facts, attestation.hashes, kept) };
}

type Kept = { snapshot: { [section: string]: JsonValue }; names: Names };

function sectionsKept(facts: UseCaseFacts, hashes: Record<string, string>, { snapshot, names }: Kept): SignedSection[] {
  const present = sectionsOf(facts);
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
      };
    });
}

/** The kept sections, and the names of what they refer to, withdrawn evidence and removed people included. */
async function read(tx: WorkspaceTx, { snapshot }: { snapshot: unknown }): Promise<Kept> {
  const content = snapshot as { [section: string]: JsonValue };
  const where = { workspaceId: tx.workspaceId, id: { in: [...new Set(idsIn(content))] } };
  const systems = await tx.system.findMany({ where, select: { id: true, name: true } });
  const people = await tx.member.findMany({ where, select: { id: true, name: true } });
  const evidence = await tx.citation.findMany({
    where,
    select: { id: true, evidence: { select: { title: true } }, revision: { select: { number: true } } },
  });
  const named = [
    ...systems,
    ...people,
    ...evidence.map((cited) => ({ id: cited.id, name: citedName(cited.evidence.title, cited.revision.number) })),
  ];
  return { snapshot: content, names: new Map(named.map(({ id: one, name }) => [one, name])) };
}
