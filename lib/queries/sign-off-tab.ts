import type { Actor, OwnerRole, Person } from '@/lib/domain/access/actor';
import { can, heldRoles } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import { standsInFor } from '@/lib/domain/access/deputies';
import type { JsonValue } from '@/lib/domain/json';
import { conditionsOf, type Condition } from '@/lib/domain/signoffs/conditions';
import { describeSection, type SectionPart } from '@/lib/domain/signoffs/describe-section';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { namesIn } from '@/lib/domain/signoffs/names';
import {
  currentRequest,
  mayRequest,
  maySign,
  mayWithdraw,
  signOffStatus,
  type SignOffStatus,
} from '@/lib/domain/signoffs/rules';
import { coverage, requiredRoles, sections, sectionsOf, type Section } from '@/lib/domain/signoffs/sections';
import { signingSummary, type SummaryLine } from '@/lib/domain/signoffs/summary';
import type { Stage } from '@/lib/domain/stages/stages';
import { nextStage } from '@/lib/domain/stages/track';
import type { Deputy, RuleContext, SignedGate, SignOffRequestFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { signedNames, signedSnapshots } from './signed-snapshot';
import { useCasePage } from './use-case';
import { workspacePeople } from './workspace-people';

export type CoveredSection = { section: Section; parts: SectionPart[] };

export type RoleRow = SignOffStatus & {
  covers: readonly Section[];
  /** Who stands in for the holder today. */
  deputy: Deputy | null;
  /** Whether this reader decides in the role, and if so, all that keeps them from it; none: they may. */
  mine: boolean;
  /** For whom they would decide; null: in their own name. */
  behalfOf: Person | null;
  against: Reason[];
  /** What they would sign, in figures and in words; only where they may decide. */
  summary: SummaryLine[];
  content: CoveredSection[];
  /** Of a signature that lapsed: what differs between what was signed and what is there now. */
  differences: string[];
};

export type OpenCondition = Condition & { mayComplete: Reason | null };

export type SignOffTab = {
  facts: UseCaseFacts;
  now: Date;
  /** The gate whose signatures stand here; null: the next step needs none. */
  gate: SignedGate | null;
  next: Stage | null;
  request: SignOffRequestFacts | null;
  roles: RoleRow[];
  /** What would be asked to be signed, in figures; only while nothing is open. */
  summary: SummaryLine[];
  /** Why this reader cannot ask now; none: they can. Only looked at while nothing is open. */
  againstAsking: Reason[];
  againstWithdrawing: Reason[];
  /** What the gate wants besides signatures. */
  alsoUnmet: number;
  conditions: OpenCondition[];
  /** All requests, newest first. */
  requests: SignOffRequestFacts[];
  allowOwnEvidence: boolean;
  /** Who may own a condition; filled only for somebody who may sign. */
  people: Person[];
};

/** Everything of the Sign-offs tab; null for whoever may not see the use case. */
export async function signOffTab(actor: Actor, key: string): Promise<SignOffTab | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context } = page;
  const next = nextStage(facts);
  const gate = signedGate(facts.stage === 'production' ? 'production' : next);
  const request = gate && currentRequest(gate, facts);
  const statuses = gate ? signOffStatus(gate, facts) : [];
  const differences = await lapsedDifferences(actor, statuses, facts);
  const roles = statuses.map((status) => ({
    ...row(actor, status, request, facts, context),
    differences: (status.signOff && differences.get(status.signOff.id)) ?? [],
  }));
  const maySignOne = roles.some(({ mine, against }) => mine && against.length === 0);
  return {
    facts,
    now: context.now,
    gate,
    next,
    request,
    roles,
    summary: gate && !request ? gateSummary(gate, facts, context.now) : [],
    againstAsking: gate && !request ? mayRequest(actor, gate, facts) : [],
    againstWithdrawing: request ? mayWithdraw(actor, request, facts) : [],
    alsoUnmet: page.gate?.lines.filter(({ met, requirement }) => !met && requirement.tab !== 'sign-offs').length ?? 0,
    conditions: openConditions(actor, facts),
    requests: [...facts.signOffRequests].reverse(),
    allowOwnEvidence: context.settings.allowOwnEvidence,
    people: maySignOne ? await workspacePeople(actor) : [],
  };
}

const signedGate = (stage: Stage | null): SignedGate | null =>
  stage === 'poc' || stage === 'pilot' || stage === 'production' ? stage : null;

/** Everything that any of the gate's roles covers. */
const gateSummary = (gate: SignedGate, facts: UseCaseFacts, now: Date): SummaryLine[] => {
  const covered = new Set(requiredRoles(gate).flatMap((role) => coverage[role]));
  return signingSummary(
    sections.filter((section) => covered.has(section)),
    gate,
    facts,
    now,
  );
};

function row(
  actor: Actor,
  status: SignOffStatus,
  request: SignOffRequestFacts | null,
  facts: UseCaseFacts,
  { settings, now }: RuleContext,
): Omit<RoleRow, 'differences'> {
  const { role } = status;
  const behalfOf = standsInFor(actor, role, facts);
  const mine = behalfOf !== null || heldRoles(actor, { facts }).includes(role);
  const against = mine && request ? maySign(actor, role, request, facts, settings) : [];
  const open = mine && request !== null && against.length === 0;
  return {
    ...status,
    covers: coverage[role],
    deputy: facts.deputies[role] ?? null,
    mine,
    behalfOf,
    against,
    summary: open ? signingSummary(coverage[role], request.gate, facts, now) : [],
    content: open ? contentOf(role, facts) : [],
  };
}

/** What a role covers, as it is now, in words. */
export function contentOf(role: OwnerRole, facts: UseCaseFacts): CoveredSection[] {
  const all = sectionsOf(facts);
  const names = namesIn(facts);
  return coverage[role].map((section) => ({ section, parts: describeSection(section, all[section], names) }));
}

/** Lines by signature, for those that have lapsed: their snapshots alone are read. */
async function lapsedDifferences(
  actor: Actor,
  statuses: SignOffStatus[],
  facts: UseCaseFacts,
): Promise<Map<string, string[]>> {
  const ids = statuses.flatMap(({ state, signOff }) => (state === 'lapsed' && signOff ? [signOff.id] : []));
  if (ids.length === 0) return new Map();
  const present: Record<Section, JsonValue> = sectionsOf(facts);
  return inWorkspace(actor.workspaceId, async (tx) => {
    const snapshots = await signedSnapshots(tx, ids);
    const names = await signedNames(tx, [...snapshots.values(), present]);
    return new Map(
      [...snapshots].map(([id, signed]) => [
        id,
        sections
          .filter((section) => section in signed)
          .flatMap((section) => differenceOf(section, signed[section], present[section], names)),
      ]),
    );
  });
}

const openConditions = (actor: Actor, facts: UseCaseFacts): OpenCondition[] =>
  conditionsOf(facts).map((condition) => ({
    ...condition,
    mayComplete: can(actor, 'complete-condition', { facts, personId: condition.owner.id }),
  }));
