import type { Actor, OwnerRole, Person } from '@/lib/domain/access/actor';
import { can, heldRoles } from '@/lib/domain/access/can';
import { citedName } from '@/lib/domain/checklist/evidence';
import type { Reason } from '@/lib/domain/result';
import { describeSection, type Names, type SectionPart } from '@/lib/domain/signoffs/describe-section';
import {
  currentRequest,
  mayRequest,
  maySign,
  mayWithdraw,
  signOffStatus,
  type SignOffStatus,
} from '@/lib/domain/signoffs/rules';
import { coverage, sectionsOf, type Section } from '@/lib/domain/signoffs/sections';
import type { Stage } from '@/lib/domain/stages/stages';
import { nextStage } from '@/lib/domain/stages/track';
import type { SignedGate, SignOffFacts, SignOffRequestFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { useCasePage } from './use-case';
import { workspacePeople } from './workspace-people';

export type CoveredSection = { section: Section; parts: SectionPart[] };

export type RoleRow = SignOffStatus & {
  covers: readonly Section[];
  /** Whether this reader holds the role, and if so, all that keeps them from deciding; none: they may. */
  mine: boolean;
  against: Reason[];
  /** What they would sign, in words; only where they may decide. */
  content: CoveredSection[];
};

export type OpenCondition = SignOffFacts['conditions'][number] & { role: OwnerRole; mayComplete: Reason | null };

export type SignOffTab = {
  facts: UseCaseFacts;
  now: Date;
  /** The gate whose signatures stand here; null: the next step needs none. */
  gate: SignedGate | null;
  next: Stage | null;
  request: SignOffRequestFacts | null;
  roles: RoleRow[];
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
  const roles = gate ? signOffStatus(gate, facts).map((status) => row(actor, status, request, facts, context)) : [];
  const maySignOne = roles.some(({ mine, against }) => mine && against.length === 0);
  return {
    facts,
    now: context.now,
    gate,
    next,
    request,
    roles,
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

function row(
  actor: Actor,
  status: SignOffStatus,
  request: SignOffRequestFacts | null,
  facts: UseCaseFacts,
  context: { settings: Parameters<typeof maySign>[4] },
): RoleRow {
  const { role } = status;
  const mine = heldRoles(actor, { facts }).includes(role);
  const against = mine && request ? maySign(actor, role, request, facts, context.settings) : [];
  const open = mine && request !== null && against.length === 0;
  return { ...status, covers: coverage[role], mine, against, content: open ? contentOf(role, facts) : [] };
}

/** What a role covers, as it is now, in words. */
export function contentOf(role: OwnerRole, facts: UseCaseFacts): CoveredSection[] {
  const all = sectionsOf(facts);
  const names = namesIn(facts);
  return coverage[role].map((section) => ({ section, parts: describeSection(section, all[section], names) }));
}

const namesIn = (facts: UseCaseFacts): Names =>
  new Map([
    ...facts.systems.map(({ id, name }) => [id, name] as const),
    ...facts.evidence.map(({ id, title, revision }) => [id, citedName(title, revision)] as const),
    ...facts.risks.flatMap(({ acceptance }) => (acceptance ? [[acceptance.by.id, acceptance.by.name] as const] : [])),
  ]);

function openConditions(actor: Actor, facts: UseCaseFacts): OpenCondition[] {
  return facts.signOffRequests
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap(({ signOffs }) => signOffs)
    .flatMap(({ role, conditions }) =>
      conditions.map((condition) => ({
        ...condition,
        role,
        mayComplete: can(actor, 'complete-condition', { facts, personId: condition.owner.id }),
      })),
    );
}
