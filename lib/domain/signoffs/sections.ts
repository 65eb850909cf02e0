import type { OwnerRole } from '@/lib/domain/access/actor';
import type { HashOf } from '@/lib/domain/audit/chain';
import { checklistTemplate, type ItemTemplate } from '@/lib/domain/checklist/template';
import type { JsonValue } from '@/lib/domain/json';
import type { Factor } from '@/lib/domain/scoring/factors';
import { agreedAssessment } from '@/lib/domain/scoring/verdict';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { SignedGate, SignOffFacts, SignOffRequestFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** The parts of a use case that a sign-off may bind to. */
export const sections = [
  'value',
  'measurement',
  'user-group',
  'plan',
  'tools',
  'systems',
  'checklist',
  'identity',
  'security-items',
  'risks',
  'data-classes',
  'minimisation-items',
] as const;
export type Section = (typeof sections)[number];

export const sectionLabels: Record<Section, string> = {
  value: 'Problem and expected value',
  measurement: 'Measurement and results',
  'user-group': 'User group and pilot group',
  plan: 'Plan dates',
  tools: 'Tools and action tier',
  systems: 'Systems',
  checklist: 'Checklist',
  identity: 'Identity',
  'security-items': 'Security items',
  risks: 'Risks',
  'data-classes': 'Data classes',
  'minimisation-items': 'Data-minimisation items',
};

const ofBusiness = ['value', 'measurement', 'user-group', 'plan'] as const satisfies readonly Section[];
type BusinessSection = (typeof ofBusiness)[number];

/** What each role answers for, and so what its sign-off binds to. */
export const coverage: Record<OwnerRole, readonly Section[]> = {
  business: ofBusiness,
  technical: ['tools', 'systems', 'checklist'],
  security: ['tools', 'identity', 'security-items', 'risks'],
  'data-governance': ['data-classes', 'minimisation-items'],
};

const required: Record<SignedGate, readonly OwnerRole[]> = {
  poc: ['business'],
  pilot: ['business'],
  production: ['business', 'technical', 'security', 'data-governance'],
};

export const requiredRoles = (gate: SignedGate): readonly OwnerRole[] => required[gate];

/** What the business owner answers for, as facts: all that is read for a signature that binds to that alone. */
export type BusinessFacts = NarrowFacts<'plan' | 'pocOutcome' | 'rounds'>;

/**
 * Every section as canonical data: what was decided on, and nothing else. It holds no clock-dependent state (an
 * expired evidence still is the evidence that was signed), no person who merely has a task, and no order of entry, so
 * that equal content always gives equal hashes.
 */
export function sectionsOf(facts: UseCaseFacts): Record<Section, JsonValue> {
  return {
    ...businessSections(facts),
    tools: {
      tier: facts.actionTier,
      callLogging: facts.callLogging,
      tools: sorted(
        facts.tools.map(({ name, purpose, tier, systemId, server }) => ({
          name,
          purpose,
          tier,
          system: systemId,
          // Entered by hand, it reads as before there were servers.
          ...(server && { server: server.id, definition: server.hash }),
        })),
      ),
    },
    // By id alone: a system's new name changes nothing that was signed.
    systems: sorted(facts.systems.map(({ id }) => ({ id }))),
    checklist: itemsSection(facts, () => true),
    identity: { model: facts.identityModel, items: itemsSection(facts, (item) => item.area === 'identity') },
    'security-items': itemsSection(facts, (item) => item.signs === 'security'),
    risks: sorted(
      facts.risks.map((risk) => ({
        title: risk.title,
        likelihood: risk.likelihood,
        impact: risk.impact,
        mitigation: risk.mitigation,
        closed: risk.closedAt !== null,
        // Equal to what was signed before acceptances could go stale, where this one has not.
        accepted: risk.acceptance && {
          by: risk.acceptance.by.id,
          reason: risk.acceptance.reason,
          ...(risk.acceptance.staleAt && { stale: true }),
        },
      })),
    ),
    'data-classes': sorted(facts.tools.map(({ name, dataClasses }) => ({ name, dataClasses }))),
    'minimisation-items': itemsSection(facts, (item) => item.area === 'data-minimisation'),
  };
}

function businessSections(facts: BusinessFacts): Record<BusinessSection, JsonValue> {
  return {
    value: {
      problem: facts.problem,
      expected: { ...facts.expectedValue },
      rating: agreedRating(facts, 'business-value'),
    },
    measurement: {
      rating: agreedRating(facts, 'measurement'),
      metrics: sorted(facts.plan.metrics.map(metricSection)),
      outcome: facts.pocOutcome && { decision: facts.pocOutcome.decision, summary: facts.pocOutcome.summary },
    },
    'user-group': {
      group: facts.userGroup,
      size: facts.userGroupSize,
      pilotGroup: facts.pilotGroup,
      pilotSize: facts.pilotSize,
      rating: agreedRating(facts, 'user-group'),
    },
    plan: { startsOn: facts.plan.startsOn, endsOn: facts.plan.endsOn },
  };
}

/** What sections are made of that hangs on a use case, as if nothing were there. */
const unseen = {
  assessments: [],
  plan: { startsOn: null, endsOn: null, metrics: [] },
  pocOutcome: null,
  risks: [],
  tools: [],
  systems: [],
  items: [],
  evidence: [],
  waivers: [],
} satisfies Partial<UseCaseFacts>;

/** The same by their names. */
export const signedFields = Object.keys(unseen) as (keyof typeof unseen)[];

/** A use case of which no more was read than a write changes, for whoever asks what differs by it: as if nothing else were there. */
export const asSeen = (seen: Omit<UseCaseFacts, keyof typeof unseen> & Partial<UseCaseFacts>): UseCaseFacts => ({
  ...unseen,
  ...seen,
});

/** The sections that differ from one to the other, of which the same was seen. */
export function changedSections(before: UseCaseFacts, after: UseCaseFacts): Section[] {
  const [was, is] = [sectionsOf(before), sectionsOf(after)];
  return sections.filter((section) => JSON.stringify(was[section]) !== JSON.stringify(is[section]));
}

/** The sections that a role covers, as its sign-off keeps them for ever. */
export type Snapshot = Record<string, JsonValue>;

export function snapshotFor(role: OwnerRole, facts: UseCaseFacts): Snapshot {
  const all = sectionsOf(facts);
  return Object.fromEntries(coverage[role].map((section) => [section, all[section]]));
}

/** The same of the business owner, for which no more has to be read. */
export const businessSnapshot = (facts: BusinessFacts): Snapshot => businessSections(facts);

/** The hashes of these sections, which a sign-off stores beside them. */
export const hashesOf = (snapshot: Snapshot, hashOf: HashOf): Record<string, string> =>
  Object.fromEntries(Object.entries(snapshot).map(([section, content]) => [section, hashOf(content)]));

export const hashesFor = (role: OwnerRole, facts: UseCaseFacts, hashOf: HashOf): Record<string, string> =>
  hashesOf(snapshotFor(role, facts), hashOf);

export type Lapsing = { signOffId: string; role: OwnerRole; gate: SignedGate; sections: Section[] };

/** Whether a section is no longer what a word that covers it was about. */
export type HasChanged = (section: Section, word: Pick<SignOffFacts, 'hashes'>) => boolean;

/** By the hashes of what there is now; nothing is hashed before it is asked. */
export function sinceSigned(facts: UseCaseFacts, hashOf: HashOf): HasChanged {
  let hashes: Record<string, string> | undefined;
  return (section, word) => word.hashes[section] !== (hashes ??= hashesOf(sectionsOf(facts), hashOf))[section];
}

/** What a role covers and has changed. */
export const changedFor = (role: OwnerRole, word: Pick<SignOffFacts, 'hashes'>, hasChanged: HasChanged): Section[] =>
  coverage[role].filter((section) => hasChanged(section, word));

/**
 * The standing sign-offs whose covered sections are no longer what was signed. Looked at are open requests and, while
 * the use case is in production, the request that let it in; older ones are history and stay as they are.
 */
export const lapsing = (facts: Pick<UseCaseFacts, 'stage' | 'signOffRequests'>, hasChanged: HasChanged): Lapsing[] =>
  standingSignOffs(facts)
    .map(({ request, signOff }) => ({
      signOffId: signOff.id,
      role: signOff.role,
      gate: request.gate,
      sections: changedFor(signOff.role, signOff, hasChanged),
    }))
    .filter((lapse) => lapse.sections.length > 0);

/** Sign-offs that a change of what they cover would lapse. */
export const standingSignOffs = (facts: Pick<UseCaseFacts, 'stage' | 'signOffRequests'>) =>
  watchedRequests(facts).flatMap((request) =>
    request.signOffs.filter((signOff) => signOff.lapsedAt === null).map((signOff) => ({ request, signOff })),
  );

function watchedRequests(facts: Pick<UseCaseFacts, 'stage' | 'signOffRequests'>): SignOffRequestFacts[] {
  const open = facts.signOffRequests.filter((request) => request.state === 'open');
  const granted = facts.stage === 'production' ? latestRequest(facts, 'production', 'used') : null;
  return granted ? [...open, granted] : open;
}

/** The newest request for a gate in a state, or null. */
export function latestRequest(
  facts: Pick<UseCaseFacts, 'signOffRequests'>,
  gate: SignedGate,
  state: SignOffRequestFacts['state'],
): SignOffRequestFacts | null {
  return facts.signOffRequests
    .filter((request) => request.gate === gate && request.state === state)
    .reduce<SignOffRequestFacts | null>(
      (newest, next) => (newest && newest.requestedAt > next.requestedAt ? newest : next),
      null,
    );
}

/** The newest decision of a role on a request, lapsed or not; null: none yet. */
export const latestSignOff = (request: SignOffRequestFacts, role: OwnerRole): SignOffFacts | null =>
  request.signOffs
    .filter((signOff) => signOff.role === role)
    .reduce<SignOffFacts | null>((newest, next) => (newest && newest.decidedAt > next.decidedAt ? newest : next), null);

function agreedRating(facts: Pick<UseCaseFacts, 'assessments'>, factor: Factor): JsonValue {
  const rating = agreedAssessment(facts)?.ratings[factor];
  return rating ? { level: rating.level, rationale: rating.rationale } : null;
}

function metricSection(metric: UseCaseFacts['plan']['metrics'][number]): JsonValue {
  const { name, unit, better, baseline, target, killThreshold, results } = metric;
  const result = (phase: 'poc' | 'pilot') => {
    const found = results[phase];
    return found ? { value: found.value, note: found.note } : null;
  };
  return { name, unit, better, baseline, target, killThreshold, poc: result('poc'), pilot: result('pilot') };
}

/**
 * Items by id, with what was recorded, claimed, proven and waived. Assigning somebody or starting work changes nothing
 * that was signed, so open and in progress read the same, and an item with nothing to say is left out.
 */
function itemsSection(facts: UseCaseFacts, included: (item: ItemTemplate) => boolean): JsonValue {
  const rows: JsonValue[] = [];
  for (const item of checklistTemplate.filter(included)) {
    const recorded = facts.items.find((entry) => entry.itemId === item.id);
    const state = recorded && recorded.state !== 'in-progress' ? recorded.state : 'open';
    const claim = state === 'open' ? null : (recorded?.claim ?? null);
    const justification = state === 'open' ? '' : (recorded?.justification ?? '');
    const evidence = facts.evidence
      .filter((entry) => entry.itemId === item.id)
      // What was given back says so, and changes what was signed; otherwise the review is not part of it.
      .map((entry) => ({
        id: entry.id,
        sha256: entry.sha256,
        ...(entry.review?.decision === 'returned' && { returned: true }),
      }));
    const waivers = facts.waivers
      .filter((waiver) => waiver.subject === item.id && waiver.decision === 'approved')
      .map((waiver) => ({ id: waiver.id, expiresOn: waiver.expiresOn }));
    if (state === 'open' && evidence.length === 0 && waivers.length === 0) continue;
    rows.push({ id: item.id, state, claim, justification, evidence: sorted(evidence), waivers: sorted(waivers) });
  }
  return rows;
}

/** In an order that depends on the content alone. All rows of a list have the same keys in the same order. */
function sorted<T extends JsonValue>(rows: T[]): T[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
