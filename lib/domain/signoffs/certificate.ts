import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { dayInWords, dayOf } from '@/lib/domain/day';
import type { Block } from '@/lib/domain/document';
import type { JsonValue } from '@/lib/domain/json';
import { riskLevel } from '@/lib/domain/plan/risks';
import { stageLabels } from '@/lib/domain/stages/stages';
import type { RiskFacts, SignedGate, SignOffFacts, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import { compensatingControlOf, waiverSubjectLabel } from '@/lib/domain/waivers/rules';
import { conditionState, conditionStateLabels } from './conditions';
import type { SectionPart } from './describe-section';
import { decisionLabels, signerOf } from './rules';
import { requiredRoles, sectionLabels, type Section } from './sections';

/** Where the trail tells it: the event's place in the use case's chain, and its hash. */
export type CertifiedEvent = { seq: number; hash: string };

export type CertifiedSection = {
  section: Section;
  hash: string;
  /** Whether what is kept still has that hash. */
  intact: boolean;
  parts: SectionPart[];
  /** As it was signed: its canonical JSON gives the hash. */
  content: JsonValue;
};

export type CertifiedDecision = { signOff: SignOffFacts; sections: CertifiedSection[]; event: CertifiedEvent | null };

/** A request for the signatures of a gate, with every decision on it, as it stands when it is issued. */
export type Certificate = {
  workspace: string;
  useCase: { id: string; key: string; title: string };
  gate: SignedGate;
  request: {
    id: string;
    requestedBy: Person;
    requestedAt: Date;
    state: 'open' | 'used' | 'withdrawn';
    event: CertifiedEvent | null;
  };
  /** In the order in which they were given; a role may have decided again after its signature lapsed. */
  decisions: CertifiedDecision[];
  /** In force at the last decision. */
  waivers: WaiverFacts[];
  acceptances: RiskFacts[];
  issuedAt: Date;
  issuedTo: string;
};

/** Those in force at a moment. */
export const waiversAt = ({ waivers }: Pick<UseCaseFacts, 'waivers'>, at: Date): WaiverFacts[] =>
  waivers.filter(
    ({ decision, decidedAt, expiresOn }) =>
      decision === 'approved' && decidedAt !== null && decidedAt <= at && expiresOn >= dayOf(at),
  );

/** Risks whose present acceptance stood at a moment. */
export const acceptancesAt = ({ risks }: Pick<UseCaseFacts, 'risks'>, at: Date): RiskFacts[] =>
  risks.filter(
    ({ acceptance, closedAt }) =>
      acceptance !== null &&
      acceptance.at <= at &&
      (acceptance.staleAt === null || acceptance.staleAt > at) &&
      (closedAt === null || closedAt > at),
  );

const fact = (label: string, value: string): Block => ({ kind: 'fact', label, value });
const heading = (text: string): Block => ({ kind: 'heading', text });
const quiet = (text: string): Block => ({ kind: 'text', text, look: 'quiet' });
const alert = (text: string): Block => ({ kind: 'text', text, look: 'alert' });

/** "2026-11-26 22:14:03 UTC": the same for every reader, wherever they are. */
export const moment = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const eventFact = (event: CertifiedEvent | null): Block[] =>
  event
    ? [{ kind: 'code', label: `Event ${event.seq} of the trail`, value: event.hash }]
    : [alert('The audit trail has no event of this.')];

/** How the request stands, in one sentence: an outdated certificate must not read as a valid one. */
export function standing({ gate, request, decisions }: Pick<Certificate, 'gate' | 'request' | 'decisions'>): {
  words: string;
  valid: boolean;
} {
  const latest = (role: OwnerRole) => decisions.findLast(({ signOff }) => signOff.role === role)?.signOff;
  const roles = requiredRoles(gate);
  const named = (some: readonly OwnerRole[]) => some.map((role) => ownerRoleLabels[role].toLowerCase()).join(', ');
  const rejected = roles.filter((role) => latest(role)?.decision === 'reject' && !latest(role)?.lapsedAt);
  const lapsed = roles.filter((role) => latest(role)?.lapsedAt);
  const missing = roles.filter((role) => !latest(role));
  const problems = [
    ...(request.state === 'withdrawn' ? ['the request was withdrawn'] : []),
    ...(rejected.length > 0 ? [`rejected by ${named(rejected)}`] : []),
    ...(lapsed.length > 0 ? [`lapsed: ${named(lapsed)}`] : []),
    ...(missing.length > 0 ? [`not decided: ${named(missing)}`] : []),
  ];
  if (problems.length > 0) return { words: `Not in force: ${problems.join('; ')}.`, valid: false };
  return {
    words:
      request.state === 'used'
        ? `All required roles approved, and ${stageLabels[gate]} was entered with these signatures.`
        : 'All required roles approved what the use case is now.',
    valid: true,
  };
}

/** The certificate, part by part. */
export function certificateBlocks(certificate: Certificate): Block[] {
  const { workspace, useCase, gate, request, decisions, waivers, acceptances, issuedAt, issuedTo } = certificate;
  const { words, valid } = standing(certificate);
  return [
    { kind: 'title', text: `Sign-off for ${stageLabels[gate]}` },
    { kind: 'subheading', text: `${useCase.key} ${useCase.title}` },
    valid ? { kind: 'text', text: words } : alert(words),
    fact('Workspace', workspace),
    fact('Use case', `${useCase.key} ${useCase.title}`),
    fact('Gate', stageLabels[gate]),
    fact('Asked for by', `${request.requestedBy.name}, ${moment(request.requestedAt)}`),
    fact('Issued', `${moment(issuedAt)}, to ${issuedTo}`),
    { kind: 'code', label: 'Request', value: request.id },
    ...eventFact(request.event),
    heading('Decisions'),
    ...(decisions.length === 0 ? [quiet('Nobody has decided on this request.')] : []),
    ...decisions.flatMap((decision) => decisionBlocks(decision, issuedAt)),
    heading('Waivers in force at the last decision'),
    quiet('An accepted gap is not the same as a requirement that is met.'),
    ...(waivers.length === 0 ? [fact('Waivers', 'None')] : waivers.flatMap(waiverBlocks)),
    heading('Accepted risks at the last decision'),
    ...(acceptances.length === 0 ? [fact('Accepted risks', 'None')] : acceptances.flatMap(acceptanceBlocks)),
    heading('What was signed'),
    quiet('Each role signed these sections as they were at that moment. Their SHA-256 is given with each.'),
    ...decisions.flatMap(sectionBlocks),
    heading('How to verify this'),
    ...howToVerify(useCase.id),
  ];
}

function decisionBlocks({ signOff, event }: CertifiedDecision, issuedAt: Date): Block[] {
  const { role, decision, decidedAt, reason, lapsedAt, lapsedBy, conditions } = signOff;
  return [
    { kind: 'subheading', text: `${ownerRoleLabels[role]}: ${decisionLabels[decision].toLowerCase()}` },
    fact('Signed by', signerOf(signOff)),
    ...(signOff.behalfOf ? [fact('On behalf of', `${signOff.behalfOf.name}, who was away`)] : []),
    fact('Time', moment(decidedAt)),
    ...(reason ? [fact('Reason', reason)] : []),
    ...(lapsedAt
      ? [
          alert(
            `LAPSED ${moment(lapsedAt)}, because this changed: ${lapsedBy.map((name) => sectionLabels[name as Section]?.toLowerCase() ?? name).join(', ')}.`,
          ),
        ]
      : []),
    ...conditions.map((condition, index) =>
      fact(
        `Condition ${index + 1}`,
        `${condition.text}\n${condition.owner.name}, due ${dayInWords(condition.dueOn)}. ${conditionStateLabels[conditionState({ ...condition, lapsed: lapsedAt !== null }, issuedAt)]}${condition.doneAt ? ` ${moment(condition.doneAt)}` : ''}.`,
      ),
    ),
    ...eventFact(event),
  ];
}

const waiverBlocks = (waiver: WaiverFacts): Block[] => [
  { kind: 'subheading', text: `Waiver of ${waiverSubjectLabel(waiver.subject)}` },
  fact('Holds until', dayInWords(waiver.expiresOn)),
  fact('Asked for by', `${waiver.requestedBy.name}, ${moment(waiver.requestedAt)}`),
  fact('Granted by', `${waiver.decidedBy?.name ?? '–'}${waiver.decidedAt ? `, ${moment(waiver.decidedAt)}` : ''}`),
  fact('Reason', waiver.reason),
  fact('Compensating control', compensatingControlOf(waiver)),
];

function acceptanceBlocks({ title, acceptance }: RiskFacts): Block[] {
  if (!acceptance) return [];
  const { by, at, likelihood, impact, reason } = acceptance;
  return [
    { kind: 'subheading', text: title },
    fact('Accepted by', `${by.name}, ${moment(at)}`),
    fact('Rating accepted', `${riskLevel(likelihood, impact)}: likelihood ${likelihood}, impact ${impact} of 5`),
    fact('Reason', reason),
  ];
}

const sectionBlocks = ({ signOff, sections }: CertifiedDecision): Block[] =>
  sections.flatMap(({ section, hash, intact, parts }): Block[] => [
    {
      kind: 'subheading',
      text: `${sectionLabels[section]} (${ownerRoleLabels[signOff.role].toLowerCase()}, ${signerOf(signOff)})`,
    },
    { kind: 'code', label: 'SHA-256', value: hash },
    ...(intact ? [] : [alert('What is kept does not have this hash: it was altered after it was signed.')]),
    ...(parts.some(({ lines }) => lines.length > 0) ? [] : [quiet('Nothing is stated here.')]),
    ...parts.flatMap(({ heading: name, lines }): Block[] => [
      ...(name ? [{ kind: 'text', text: name } as const] : []),
      ...lines.map(({ label, value }) => fact(label, value)),
    ]),
  ]);

const howToVerify = (chain: string): Block[] => [
  {
    kind: 'text',
    text: 'Every request and decision is one event in the audit trail of the use case. Each event carries the hash of the one before it, so that none can be changed or left out unnoticed. Compare the events named above with the History of the use case, or with an export of the trail; Settings, Audit trail, and the command npm run audit:verify check whole chains.',
  },
  { kind: 'code', label: 'Chain', value: chain },
  {
    kind: 'text',
    text: 'The file certificate.json is attached to this document and holds the same in full, with the signed sections as data. The SHA-256 of the canonical JSON (RFC 8785) of a section is the hash given with it. Characters that this typeface does not have are shown here as question marks; the attachment has them.',
  },
];

/** The attachment: everything, as data. */
export const certificateData = (certificate: Certificate): string => JSON.stringify(certificate, null, 2);

/** "CS-5-production-sign-off.pdf". */
export const certificateFileName = ({ useCase, gate }: Pick<Certificate, 'useCase' | 'gate'>): string =>
  `${useCase.key}-${gate}-sign-off.pdf`;
