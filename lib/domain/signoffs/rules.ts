import { ownerRoleLabels, type Actor, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { can, heldRoles } from '@/lib/domain/access/can';
import { countsAsOwn, standsInFor } from '@/lib/domain/access/deputies';
import { templateItem } from '@/lib/domain/checklist/template';
import type { Reason } from '@/lib/domain/result';
import { stageLabels, trackStages } from '@/lib/domain/stages/stages';
import { nextStage, trackStageOf } from '@/lib/domain/stages/track';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type {
  SignedGate,
  SignOffFacts,
  SignOffRequestFacts,
  UseCaseFacts,
  WorkspaceSettings,
} from '@/lib/domain/use-case/facts';
import { holderOf } from '@/lib/domain/who';
import { latestRequest, latestSignOff, requiredRoles } from './sections';

export const decisionLabels: Record<SignOffFacts['decision'], string> = {
  approve: 'Approved',
  'approve-with-conditions': 'Approved with conditions',
  reject: 'Rejected',
};

/** What the rules of asking for signatures go by. */
type Asked = NarrowFacts<'signOffs'>;

const reason = (code: string, message: string, more: Partial<Reason> = {}): Reason => ({
  code,
  message,
  tab: 'sign-offs',
  ...more,
});

/** Everything against this actor asking for the signatures of a gate. */
export function mayRequest(actor: Actor, gate: SignedGate, facts: Asked): Reason[] {
  const reasons: Reason[] = [];
  const forbidden = can(actor, 'request-sign-off', { facts });
  if (forbidden) reasons.push(forbidden);
  if (nextStage(facts) !== gate) {
    reasons.push(
      reason('not-next-gate', `${stageLabels[gate]} is not the next stage of ${facts.key}.`, {
        remedy: 'Ask for signatures once the use case stands before that gate.',
      }),
    );
  }
  if (latestRequest(facts, gate, 'open')) {
    reasons.push(reason('already-requested', `Signatures for ${stageLabels[gate]} have been asked for already.`));
  }
  for (const role of requiredRoles(gate)) {
    const holder = facts.owners[role];
    if (!holder) {
      reasons.push(
        reason('no-holder', `No ${ownerRoleLabels[role].toLowerCase()} is assigned, so nobody could sign.`, {
          remedy: `Assign a ${ownerRoleLabels[role].toLowerCase()}.`,
          tab: 'overview',
        }),
      );
    } else if (holder.id === actor.memberId) {
      reasons.push(
        reason('would-sign-own', `You sign as ${ownerRoleLabels[role].toLowerCase()}, so somebody else must ask.`, {
          remedy: 'Let another editor of the use case ask for the signatures.',
        }),
      );
    }
  }
  return reasons;
}

/** Withdrawing an open request: whoever asked, or whoever may ask. */
export function mayWithdraw(actor: Actor, request: SignOffRequestFacts, facts: Asked): Reason[] {
  const reasons: Reason[] = [];
  const forbidden = request.requestedBy.id === actor.memberId ? null : can(actor, 'request-sign-off', { facts });
  if (forbidden) reasons.push(forbidden);
  if (request.state !== 'open') reasons.push(reason('not-open', 'This request is closed.'));
  return reasons;
}

/**
 * Everything against this actor deciding in a role. Besides an open request, a role whose sign-off has lapsed may
 * decide again on the request that let the use case into production, so that one change needs one new signature.
 */
export const maySign = (
  actor: Actor,
  role: OwnerRole,
  request: SignOffRequestFacts,
  facts: UseCaseFacts,
  settings: Pick<WorkspaceSettings, 'allowOwnEvidence'>,
): Reason[] => [
  ...decisionReasons(actor, role, request, facts),
  ...(isEarly(request) || settings.allowOwnEvidence ? [] : ownEvidenceReasons(actor, role, facts)),
];

/** The same before production, where nobody asks who brought evidence, so that it need not be read. */
export const maySignEarly = (actor: Actor, role: OwnerRole, request: EarlyRequest, facts: Asked): Reason[] =>
  decisionReasons(actor, role, request, facts);

/** A request that is not for production. */
export type EarlyRequest = SignOffRequestFacts & { gate: Exclude<SignedGate, 'production'> };
export const isEarly = (request: SignOffRequestFacts): request is EarlyRequest => request.gate !== 'production';

function decisionReasons(actor: Actor, role: OwnerRole, request: SignOffRequestFacts, facts: Asked): Reason[] {
  const reasons: Reason[] = [];
  const name = ownerRoleLabels[role].toLowerCase();
  const forbidden = can(actor, 'sign', { facts, role });
  if (forbidden) reasons.push(forbidden);
  if (!requiredRoles(request.gate).includes(role)) {
    reasons.push(reason('role-not-asked', `${stageLabels[request.gate]} needs no signature of the ${name}.`));
  }
  // A deputy must be free of what bars either of the two: nobody gets round a rule by being away.
  const own = countsAsOwn(actor, role, facts);
  const absent = standsInFor(actor, role, facts);
  const who = (mine: boolean) => (mine || !absent ? 'You' : `${absent.name}, for whom you stand in,`);
  if (own(request.requestedBy)) {
    const mine = request.requestedBy.id === actor.memberId;
    reasons.push(
      reason('own-request', `${who(mine)} asked for this sign-off${mine ? ' yourself' : ''}.`, {
        remedy: 'Withdraw the request and let somebody else ask.',
      }),
    );
  }
  const other = roleSignedBy(own, facts, role);
  if (other) {
    const message = absent
      ? `You or ${absent.name}, for whom you stand in, signed ${facts.key} as ${ownerRoleLabels[other].toLowerCase()} already.`
      : `You have signed ${facts.key} as ${ownerRoleLabels[other].toLowerCase()} already.`;
    reasons.push(reason('second-role', message, { remedy: `Assign another person as ${name}.` }));
  }
  if (absent && heldRoles(actor, { facts }).length > 0) {
    reasons.push(
      reason(
        'deputy-holds-role',
        `You sign ${facts.key} in a role of your own, so you cannot sign for ${absent.name}.`,
        {
          remedy: `Let somebody who has no role on it stand in for ${absent.name}, or assign another ${name}.`,
        },
      ),
    );
  }
  return [...reasons, ...requestReasons(role, request, facts)];
}

function ownEvidenceReasons(actor: Actor, role: OwnerRole, facts: UseCaseFacts): Reason[] {
  if (!providedEvidenceFor(countsAsOwn(actor, role, facts), role, facts)) return [];
  const name = ownerRoleLabels[role].toLowerCase();
  const absent = standsInFor(actor, role, facts);
  const message = absent
    ? `You or ${absent.name}, for whom you stand in, submitted evidence that the ${name} signs for.`
    : `You submitted evidence that the ${name} signs for.`;
  const remedy = `Assign another person as ${name}, or let an admin allow it in the settings.`;
  return [reason('own-evidence', message, { remedy })];
}

/** "Ann", or "Ann for Ben" where a deputy decided. */
export const signerOf = ({ by, behalfOf }: Pick<SignOffFacts, 'by' | 'behalfOf'>): string =>
  behalfOf ? `${by.name} for ${behalfOf.name}` : by.name;

function requestReasons(role: OwnerRole, request: SignOffRequestFacts, facts: Asked): Reason[] {
  const latest = latestSignOff(request, role);
  const again = latest !== null && latest.lapsedAt !== null;
  const granted = facts.stage === 'production' && latestRequest(facts, 'production', 'used')?.id === request.id;
  if (request.state !== 'open' && !(granted && again)) return [reason('not-open', 'This request is closed.')];
  if (latest === null || again) return [];
  const by = `${signerOf(latest)} has decided already: ${decisionLabels[latest.decision].toLowerCase()}.`;
  return [reason('already-decided', by, { remedy: 'Withdraw the request and ask anew to decide again.' })];
}

type Own = ReturnType<typeof countsAsOwn>;

/** Another role in which one of these has ever signed this use case, for themselves, for somebody or through a deputy. */
function roleSignedBy(own: Own, facts: Asked, role: OwnerRole): OwnerRole | null {
  const signed = facts.signOffRequests
    .flatMap((request) => request.signOffs)
    .find((signOff) => (own(signOff.by) || own(signOff.behalfOf)) && signOff.role !== role);
  return signed?.role ?? null;
}

/**
 * Whether one of these wrote evidence of, or submitted, an item of the role's own: those that it signs for, and for security
 * also those of identity, which its sign-off covers as a section. The technical sign-off covers the whole checklist, but
 * not as its author's judge: see docs/decisions/0009.
 */
export function providedEvidenceFor(own: Own, role: OwnerRole, facts: UseCaseFacts): boolean {
  const signs = (itemId: string) => {
    const item = templateItem(itemId);
    return item?.signs === role || (role === 'security' && item?.area === 'identity');
  };
  return (
    facts.evidence.some((entry) => (own(entry.author) || own(entry.citedBy)) && signs(entry.itemId)) ||
    facts.items.some((item) => own(item.submittedBy) && signs(item.itemId))
  );
}

export type SignOffState = 'missing' | 'approved' | 'approved-with-conditions' | 'rejected' | 'lapsed';

export const signOffStateLabels: Record<SignOffState, string> = {
  missing: 'Waiting',
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  lapsed: 'Lapsed',
};

export type SignOffStatus = {
  role: OwnerRole;
  /** Who signed; before that, who is to sign. */
  person: Person | null;
  state: SignOffState;
  signOff: SignOffFacts | null;
};

/** The request that a gate goes by: the open one, else, behind the gate, the one that opened it. */
export function currentRequest(gate: SignedGate, facts: Asked): SignOffRequestFacts | null {
  const open = latestRequest(facts, gate, 'open');
  if (open) return open;
  const stage = trackStageOf(facts);
  const behind = stage !== null && trackStages.indexOf(stage) >= trackStages.indexOf(gate);
  return behind ? latestRequest(facts, gate, 'used') : null;
}

/** How each required signature of a gate stands. */
export function signOffStatus(gate: SignedGate, facts: Asked): SignOffStatus[] {
  const request = currentRequest(gate, facts);
  return requiredRoles(gate).map((role) => {
    const signOff = request && latestSignOff(request, role);
    return { role, person: signOff?.by ?? facts.owners[role] ?? null, state: stateOf(signOff), signOff };
  });
}

function stateOf(signOff: SignOffFacts | null): SignOffState {
  if (!signOff) return 'missing';
  if (signOff.lapsedAt) return 'lapsed';
  if (signOff.decision === 'reject') return 'rejected';
  return signOff.decision === 'approve' ? 'approved' : 'approved-with-conditions';
}

/** What a gate lacks in signatures, one reason per role. */
export function signOffGaps(gate: SignedGate, facts: Asked): Reason[] {
  const request = currentRequest(gate, facts);
  return signOffStatus(gate, facts).flatMap((status) => {
    const role = ownerRoleLabels[status.role].toLowerCase();
    const by = holderOf(status.role, facts);
    if (status.state === 'approved' || status.state === 'approved-with-conditions') return [];
    if (status.state === 'rejected') {
      const remedy = 'Put right what the reason names, then ask for the signatures anew.';
      return [
        reason(`sign-off-${status.role}`, `The ${role} has rejected: ${status.signOff?.reason ?? ''}`, { remedy, by }),
      ];
    }
    if (status.state === 'lapsed') {
      const remedy = 'Look at what changed, and decide again.';
      return [reason(`sign-off-${status.role}`, `The approval of the ${role} has lapsed.`, { remedy, by })];
    }
    const remedy = request ? 'Decide on the open request.' : 'Ask for the signatures, then decide.';
    return [reason(`sign-off-${status.role}`, `The ${role} has not approved.`, { remedy, by })];
  });
}
