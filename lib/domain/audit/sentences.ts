import { citedName, drillLabels, evidenceKindLabels, timeToSafe } from '@/lib/domain/checklist/evidence';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { roleLabels } from '@/lib/domain/access/can';
import { severityLabels } from '@/lib/domain/operation/incidents';
import { retirementItem, retirementStateLabels } from '@/lib/domain/operation/retirement';
import { answerLabels, reviewOutcomeLabels } from '@/lib/domain/operation/review';
import { phaseLabels } from '@/lib/domain/plan/plan';
import { riskLevel } from '@/lib/domain/plan/risks';
import { scheduleWords } from '@/lib/domain/portfolio/schedule';
import type { ToldPiece } from '@/lib/domain/servers/inherited';
import { machineRightWords } from '@/lib/domain/servers/machine';
import { tokenWords } from '@/lib/domain/servers/tokens';
import { portfolioCardLabels } from '@/lib/domain/portfolio/cards';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { shownScore } from '@/lib/domain/scoring/score';
import { verdictLabels } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, stageLabels } from '@/lib/domain/stages/stages';
import { waiverSubjectLabel } from '@/lib/domain/waivers/rules';
import { commentPlace } from '@/lib/domain/comments/comments';
import { workLabels, workWords } from '@/lib/domain/work/work';
import type { Change } from './changes';
import type { Detail } from './describe';
import type { AuditEvent, AuditEventType, EventData, Lapse, MadeUnit, ToldIncident } from './events';

/** What an event's data may always hold. */
export type Told = { data: { changes?: Change[]; lapsed?: Lapse[]; behalfOf?: { name: string } } };

/** The sentence after the actor's name, and what else there is to read. */
export type Sentence = { words: string; details?: Detail[] };

type Sentences = { [Type in AuditEventType]: (data: EventData<Type>, actorName: string) => Sentence };

/** The sentence of an event, or null for a type that this version does not know. */
export function sentenceOf(event: AuditEvent, actorName: string): Sentence | null {
  if (!Object.hasOwn(sentences, event.type)) return null;
  // Each entry takes the data of its own type; the compiler cannot follow the pair through the index.
  return (sentences[event.type] as (data: unknown, actorName: string) => Sentence)(event.data, actorName);
}

const say = (words: string, details: Detail[] = []): Sentence => ({ words, details });
const only = (label: string, after: string | null | undefined): Detail[] => (after ? [{ label, after }] : []);
const unitWithKeys = ({ name, keyPrefix }: MadeUnit) => `${name} (keys ${keyPrefix}-…)`;
const retirementTitle = (itemId: string) => `"${retirementItem(itemId)?.title ?? itemId}"`;
const conditionDetails = (conditions: { text: string; owner: { name: string }; dueOn: string }[]): Detail[] =>
  conditions.map(({ text, owner, dueOn }) => ({
    label: `Condition for ${owner.name}, due ${dayInWords(dueOn)}`,
    after: text,
  }));
const incidentDetails = ({ severity, noticedOn, affected }: ToldIncident): Detail[] => [
  { label: 'Severity', after: severityLabels[severity] },
  { label: 'Noticed', after: dayInWords(noticedOn) },
  { label: 'Affected', after: affected },
];
const judgedBy = (policyVersion?: number): Detail[] =>
  policyVersion === undefined ? [] : [{ label: 'Gate policy', after: `version ${policyVersion}` }];
const nobody = '–';
const names = (people: { name: string }[]) => people.map(({ name }) => name).join(', ') || nobody;
/** A contract may have hundreds. */
const toldNames = (all: string[]) =>
  all.length > 40 ? `${all.slice(0, 40).join(', ')} and ${all.length - 40} more` : all.join(', ');
const piecesInWords = (pieces: ToldPiece[]) =>
  pieces.map(({ itemIds, title, revision }) => `${itemIds.join(', ')}: ${citedName(title, revision)}`).join('; ');
const claims = { satisfied: 'satisfied', 'not-applicable': 'not applicable' } as const;
const decisions = {
  approve: 'approved',
  'approve-with-conditions': 'approved, with conditions,',
  reject: 'rejected',
} as const;

const sentences: Sentences = {
  'workspace.created': ({ name, currency }) =>
    say(`made the workspace ${name}`, [{ label: 'Currency', after: currency }]),
  'member.invited': ({ name, role }) => say(`invited ${name} as ${roleLabels[role].toLowerCase()}`),
  'member.role-changed': ({ name, before, after }) =>
    say(`changed the role of ${name}`, [{ label: 'Role', before: roleLabels[before], after: roleLabels[after] }]),
  'member.removed': ({ name }) => say(`removed ${name} from the workspace`),
  'member.joined': ({ name, role }, actorName) =>
    say(`${name === actorName ? 'joined' : `added ${name}`} as ${roleLabels[role].toLowerCase()}`),
  'member.link-issued': ({ name, purpose }) =>
    say(`had a one-time link made for ${name}, ${purpose === 'reset' ? 'to set a new password' : 'to join'}`),
  'member.password-changed': ({ name, how }, actorName) =>
    say(
      `${name === actorName ? 'changed their password' : `changed the password of ${name}`}${how === 'by-a-reset-link' ? ' by a one-time link' : ''}`,
    ),
  'deputy.named': ({ member, deputy, startsOn, endsOn }, actorName) =>
    say(`named ${deputy.name} as deputy${member.name === actorName ? '' : ` for ${member.name}`}`, [
      { label: 'Away', after: `${dayInWords(startsOn)} to ${dayInWords(endsOn)}` },
    ]),
  'deputy.ended': ({ member, deputy, endsOn }, actorName) =>
    say(
      `ended that ${deputy.name} stands in${member.name === actorName ? ' for them' : ` for ${member.name}`}, before ${dayInWords(endsOn)}`,
    ),
  'report.scheduled': ({ rhythm, hour, formats, filter, recipients }) =>
    say(`had the board report mailed ${scheduleWords({ rhythm, hour })}`, [
      { label: 'To', after: names(recipients) },
      { label: 'As', after: formats.map((format) => format.toUpperCase()).join(', ') },
      ...only('Filter', filter),
    ]),
  'report.ended': ({ rhythm, hour, recipients }) =>
    say(`ended that the board report is mailed ${scheduleWords({ rhythm, hour })}`, [
      { label: 'To', after: names(recipients) },
    ]),
  'share.made': ({ title, cards, names, expiresAt }) =>
    say(`made a link to the portfolio, "${title}", for people without an account`, [
      { label: 'Shows', after: cards.map((card) => portfolioCardLabels[card]).join(', ') },
      { label: 'Titles and names', after: names ? 'shown' : 'left out' },
      { label: 'Until', after: dayInWords(dayOf(new Date(expiresAt))) },
    ]),
  'share.revoked': ({ title }) => say(`revoked the link "${title}" to the portfolio`),
  'shares.revoked': ({ shares }) =>
    say(`revoked every link to the portfolio (${shares.length})`, [
      { label: 'Links', after: shares.map(({ title }) => title).join(', ') || nobody },
    ]),
  'settings.changed': () => say('changed the settings'),
  'model-draft.saved': ({ baseVersion }) => say(`worked on the scoring model that follows version ${baseVersion}`),
  'model-draft.discarded': ({ baseVersion }) =>
    say(`discarded the draft of the scoring model that was to follow version ${baseVersion}`),
  'model.published': ({ version }) => say(`published version ${version} of the scoring model`),
  'policy-draft.saved': ({ baseVersion }) => say(`worked on the gate policy that follows version ${baseVersion}`),
  'policy-draft.discarded': ({ baseVersion }) =>
    say(`discarded the draft of the gate policy that was to follow version ${baseVersion}`),
  'policy.published': ({ version }) => say(`published version ${version} of the gate policy`),
  'system.saved': ({ name, created }) => say(`${created ? 'added' : 'changed'} the system ${name}`),
  'server.saved': ({ name, created }) => say(`${created ? 'registered' : 'changed'} the server ${name}`),
  'server.revoked': ({ name, useCases }) =>
    say(`revoked the server ${name}: none of its tools may be called`, [
      { label: 'Use cases that built on it', after: useCases.join(', ') || 'None' },
    ]),
  'server.restored': ({ name }) => say(`restored the server ${name}`),
  'contract.read': ({ name, number, tools, hash, same, added, removed, changed, token }) =>
    say(
      `${token ? `was handed what ${name} offers, with the token "${token}"` : `read what ${name} offers`}: ${
        same ? `still contract ${number}` : `contract ${number}, with ${counted(tools, 'tool')}`
      }`,
      same
        ? []
        : [
            ...only('New', toldNames(added)),
            ...only('Gone', toldNames(removed)),
            ...only('Changed', toldNames(changed)),
            { label: 'SHA-256', after: hash },
          ],
    ),
  'tool-call.asked': ({ name, tool, parameters, hash }) =>
    say(`consented to one call of ${tool} of ${name}`, [
      { label: 'Arguments', after: parameters.join(', ') || 'None' },
      { label: 'Definition, SHA-256', after: hash },
    ]),
  'tool-call.finished': ({ name, tool, fields, problems, problem }) =>
    problem
      ? say(`could not see what ${tool} of ${name} returns`, [{ label: 'Why', after: problem }])
      : say(`called ${tool} of ${name} once, with consent`, [
          { label: 'Fields that came back', after: toldNames(fields) || 'None' },
          ...only('Against its schema', problems.join(' ')),
        ]),
  'telemetry.changed': ({ name, token, missing, leaks }) =>
    say(`was sent traces of calls of ${name}, with the token "${token}"`, [
      ...only('Missing attributes', missing.join(', ')),
      ...only('Stands in them', leaks.join(', ')),
      ...(missing.length + leaks.length > 0
        ? []
        : [{ label: 'Found', after: 'Nothing is missing, and no payload or token stands in them' }]),
    ]),
  'check.started': ({ name, run, target, limits }) =>
    say(`had the server ${name} checked, run ${run}`, [
      ...only('Asked', target),
      ...only('Tried, too', limits && 'a burst of requests and an oversized body'),
    ]),
  'check.finished': ({ name, run, failed, warned, passed, unverified, problem, contract }) =>
    say(
      `finished run ${run} of the checks of ${name}: ${counted(failed.length, 'failure')}, ${counted(warned.length, 'warning')}, ${passed} passed, ${unverified} not verified`,
      [
        ...only('Failed', failed.join(', ')),
        ...only('Warned', warned.join(', ')),
        ...only('Not read', problem),
        ...(contract && !contract.same
          ? [
              { label: 'Contract', after: `${contract.number}, SHA-256 ${contract.hash}` },
              ...only('New', toldNames(contract.added)),
              ...only('Gone', toldNames(contract.removed)),
              ...only('Changed', toldNames(contract.changed)),
            ]
          : []),
      ],
    ),
  'check.failed': ({ name, run, problem }) =>
    say(`could not carry out run ${run} of the checks of ${name}`, [{ label: 'Why', after: problem }]),
  'server-evidence.given': ({ name, title, items, ...revision }) =>
    say(`gave evidence for the server ${name}: ${title}`, [
      { label: 'Proves', after: items.join(', ') },
      ...revisionDetails(revision),
    ]),
  'server-evidence.renewed': ({ name, title, revision: number, ...revision }) =>
    say(`renewed evidence for the server ${name}: ${title}, revision ${number}`, revisionDetails(revision)),
  'server-evidence.withdrawn': ({ name, title }) => say(`withdrew evidence for the server ${name}: ${title}`),
  'server-token.set': ({ name, purpose = 'ask' }) =>
    say(`set the token ${tokenWords[purpose].told} of the server ${name}`),
  'server-token.removed': ({ name, purpose = 'ask' }) =>
    say(`removed the token ${tokenWords[purpose].told} of the server ${name}`),
  'machine-token.made': ({ name, may = 'gate' }) =>
    say(`made the token "${name}" for machines that may ${machineRightWords[may]}`),
  'machine-token.revoked': ({ name }) => say(`revoked the token "${name}" of machines`),
  'server-tools.declared': ({ name, tools, tier }) =>
    say(
      tier
        ? `declared ${actionTierLabels[tier].toLowerCase()} as the most that ${counted(tools.length, 'tool')} of ${name} may do`
        : `took back what was declared of ${counted(tools.length, 'tool')} of ${name}`,
      [{ label: 'Tools', after: toldNames(tools) }],
    ),
  'server-tool.described': ({ name, tool }) => say(`described the tool ${tool} of ${name}`),
  'server-tools.approved': ({ name, tools, ended = [], instructions }) =>
    say(
      tools.length > 0
        ? `approved ${counted(tools.length, 'tool')} of ${name}`
        : `accepted that ${name} does not offer ${counted(ended.length, 'tool')} any more`,
      [
        ...only('Tools', toldNames(tools.map((tool) => tool.name))),
        ...only('No longer offered, its approval ended', toldNames(ended)),
        ...only('Instructions', instructions ? 'They had changed, and were approved as they are now' : null),
      ],
    ),
  'view.shared': ({ name, created }) => say(`${created ? 'made' : 'changed'} the view “${name}” of the workspace`),
  'view.dropped': ({ name, roles, people }) =>
    say(`deleted the view “${name}” of the workspace`, [
      ...only('It opened first for', roles.map((role) => `${roleLabels[role].toLowerCase()}s`).join(', ')),
      ...only('And for people who chose it', people > 0 ? String(people) : null),
    ]),
  'view.opens-first': () => say('chose which view opens first, by role'),
  'import.uploaded': ({ fileName }) => say(`uploaded ${fileName} to import it`),
  'import.discarded': ({ fileName, abandoned }) =>
    say(
      abandoned
        ? `uploaded ${fileName}, which nobody imported within a week: it was dropped`
        : `discarded the uploaded ${fileName}`,
    ),
  'import.started': ({ fileName, rows, savedMapping }) =>
    say(
      `started the import of ${fileName} (${rows} rows)`,
      only(savedMapping?.replaced ? 'Replaced the saved mapping' : 'Saved the mapping', savedMapping?.name),
    ),
  'import.units-made': ({ fileName, units }) =>
    say(`made ${units.length === 1 ? 'a business unit' : `${units.length} business units`} that ${fileName} names`, [
      { label: units.length === 1 ? 'Business unit' : 'Business units', after: units.map(unitWithKeys).join(', ') },
    ]),
  'import.finished': ({ fileName, state, created, updated, skipped, problem }) =>
    say(
      state === 'done'
        ? `finished the import of ${fileName}: ${created} created, ${updated} updated, ${skipped} skipped`
        : `could not finish the import of ${fileName}`,
      only('Problem', problem),
    ),
  'import.undone': ({ fileName, removed, restored }) =>
    say(`undid the import of ${fileName}: ${removed} removed, ${restored} restored`),

  'use-case.created': ({ title, businessUnit, madeUnit, businessOwner, template, differsBecause, problem }) =>
    say(`registered "${title}"`, [
      { label: 'Problem', after: problem },
      madeUnit
        ? { label: 'New business unit', after: unitWithKeys(madeUnit) }
        : { label: 'Business unit', after: businessUnit },
      ...only('Business owner', businessOwner?.name),
      ...only('Template', template),
      ...only('Differs from similar ones because', differsBecause),
    ]),
  'use-case.imported': ({ title, fileName, row, reportedStage, outcome }) =>
    say(
      {
        created: `imported "${title}" from row ${row} of ${fileName}`,
        updated: `updated "${title}" from row ${row} of ${fileName}`,
        restored: `undid what row ${row} of ${fileName} had changed`,
      }[outcome],
      only(
        'Reported stage, gates not checked',
        reportedStage && (stageLabels as Record<string, string>)[reportedStage],
      ),
    ),
  'use-case.edited': () => say('edited the use case'),
  'tag.added': ({ tag }) => say(`added the tag "${tag}"`),
  'tag.removed': ({ tag }) => say(`removed the tag "${tag}"`),
  'owner.assigned': ({ role, before, after }) =>
    say(
      after
        ? `made ${after.name} the ${ownerRoleLabels[role].toLowerCase()}`
        : `left the role of ${ownerRoleLabels[role].toLowerCase()} without a holder`,
      [{ label: ownerRoleLabels[role], before: before?.name ?? nobody, after: after?.name ?? nobody }],
    ),
  'scoring-round.saved': ({ created }) => say(created ? 'asked people to score' : 'changed the scoring round'),
  'assessment.handed-in': () => say('handed in an assessment'),
  'assessment.reopened': () => say('took their scores back'),
  'scoring-round.revealed': ({ handedIn, missing }) =>
    say('revealed the scores', [
      { label: 'Handed in', after: names(handedIn) },
      ...(missing.length > 0 ? [{ label: 'Not waited for', after: names(missing) }] : []),
    ]),
  'factor.reconciled': ({ factor, before, level, low, high }) =>
    say(`settled ${factorLabels[factor].toLowerCase()} on ${level} of 5`, [
      { label: 'Rated from', after: `${low} to ${high}` },
      ...(before === null ? [] : [{ label: 'Level', before: `${before} of 5`, after: `${level} of 5` }]),
    ]),
  'scoring-round.cancelled': ({ state }) =>
    say(state === 'open' ? 'gave the scoring round up' : 'gave the scoring round up after the reveal'),
  'assessment.agreed': ({ score, verdict, ratings, modelVersion, round }) =>
    say(
      `agreed ${round ? `the assessment of ${counted(round.scorers.length, 'scorer')}` : 'an assessment'}: ${shownScore(score)}, ${verdictLabels[verdict]}`,
      [
        ...factors.map((factor) => ({ label: factorLabels[factor], after: `${ratings[factor]} of 5` })),
        ...(round?.dissent ?? []).map(({ factor, person, level }) => ({
          label: `Dissent on ${factorLabels[factor].toLowerCase()}`,
          after: `${person.name} rated ${level}`,
        })),
        { label: 'Scoring model', after: `version ${modelVersion}` },
      ],
    ),
  'assessment.rescored': ({ before, after }) =>
    say(`judged the ratings by version ${after.modelVersion} of the scoring model`, [
      { label: 'Scoring model', before: `version ${before.modelVersion}`, after: `version ${after.modelVersion}` },
      { label: 'Score', before: String(shownScore(before.score)), after: String(shownScore(after.score)) },
      { label: 'Verdict', before: verdictLabels[before.verdict], after: verdictLabels[after.verdict] },
    ]),
  'plan.saved': () => say('changed the measurement plan'),
  'result.recorded': ({ metric, unit, phase, before, after, note }) =>
    say(`recorded the ${phaseLabels[phase]} result of "${metric}"`, [
      {
        label: 'Result',
        before: before === null ? nobody : `${before} ${unit}`.trim(),
        after: `${after} ${unit}`.trim(),
      },
      ...only('Note', note),
    ]),
  'poc-outcome.recorded': ({ decision, summary }) =>
    say(`recorded the outcome of the POC: ${decision}`, only('Summary', summary)),
  'scenario.saved': ({ kind, title, created }) =>
    say(`${created ? 'added' : 'changed'} the ${kind} scenario "${title}"`),
  'scenario.removed': ({ kind, title }) => say(`removed the ${kind} scenario "${title}"`),
  'scenario.run': ({ kind, title, outcome, note }) =>
    say(`ran the ${kind} scenario "${title}": ${outcome === 'pass' ? 'passed' : 'failed'}`, only('Note', note)),
  'risk.saved': ({ title, created }) => say(`${created ? 'added' : 'changed'} the risk "${title}"`),
  'risk.accepted': ({ title, likelihood, impact }) =>
    say(`accepted the ${riskLevel(likelihood, impact)} risk "${title}"`),
  'risk.closed': ({ title }) => say(`closed the risk "${title}"`),
  'risk.reopened': ({ title }) => say(`reopened the risk "${title}"`),
  'servers.chosen': ({ withdrawn = [] }) =>
    say('chose the servers', only('Withdrawn with its server', piecesInWords(withdrawn))),
  'tool.saved': ({ name, created }) => say(`${created ? 'added' : 'changed'} the tool ${name}`),
  'tools.chosen': () => say('chose the tools of its servers'),
  'tools.followed': ({ server }) => say(`took over what changed of the tools of ${server}`),
  'tool.removed': ({ name }) => say(`removed the tool ${name}`),
  'item.assigned': ({ items, after }) =>
    say(
      after
        ? `assigned ${counted(items.length, 'checklist item')} to ${after.name}`
        : `took the assignee off ${counted(items.length, 'checklist item')}`,
      [{ label: 'Items', after: items.map((item) => item.itemId).join(', ') }],
    ),
  'item.submitted': ({ itemId, claim, justification, evidenceIds }) =>
    say(`submitted ${itemId} as ${claims[claim]}`, [
      ...only('Justification', justification),
      ...(evidenceIds.length > 0
        ? [{ label: 'Evidence', after: counted(evidenceIds.length, 'entry', 'entries') }]
        : []),
    ]),
  'item.confirmed': ({ itemId, claim }) => say(`confirmed ${itemId} as ${claims[claim]}`),
  'item.returned': ({ itemId }) => say(`returned ${itemId}`),
  'item.reopened': ({ itemId }) => say(`reopened ${itemId}`),
  'evidence.added': ({ itemId, title, ...revision }) =>
    say(`added evidence to ${itemId}: ${title}`, revisionDetails(revision)),
  'evidence.revised': ({ itemIds, title, revision: number, ...revision }) =>
    say(`renewed evidence of ${itemIds.join(', ')}: ${title}, revision ${number}`, revisionDetails(revision)),
  'evidence.cited': ({ itemId, title, revision, expiresOn }) =>
    say(
      `had ${itemId} rest on evidence given before: ${title}, revision ${revision}`,
      only('Proves it until', expiresOn),
    ),
  'evidence.reviewed': ({ itemId, title, revision, decision }) =>
    say(`${decision} evidence of ${itemId}: ${title}, revision ${revision}`),
  'checks.attached': ({ server, run, attached, withdrawn }) =>
    say(`attached what run ${run} of the checks of ${server} came to`, [
      ...only('Evidence for', attached.join(', ')),
      ...only('Not so any more, withdrawn from', withdrawn.join(', ')),
    ]),
  'evidence.inherited': ({ server, inherited, withdrawn }) =>
    say(
      inherited.length > 0
        ? `took over evidence that was given for the server ${server}`
        : `took back evidence of the server ${server}, which was withdrawn there`,
      [...only('Evidence for', piecesInWords(inherited)), ...only('Withdrawn from', piecesInWords(withdrawn))],
    ),
  'evidence.withdrawn': ({ itemId, title }) => say(`withdrew evidence from ${itemId}: ${title}`),
  'waiver.requested': ({ subject, expiresOn, compensatingControl, extends: extended }) =>
    say(`asked ${extended ? 'to extend the' : 'for a'} waiver of ${waiverSubjectLabel(subject)}`, [
      { label: 'Until', ...(extended && { before: extended.expiresOn }), after: expiresOn },
      ...only('Compensating control', compensatingControl),
    ]),
  'waiver.decided': ({ subject, decision, expiresOn }) =>
    say(
      `${decision === 'approved' ? 'granted' : 'refused'} the waiver of ${waiverSubjectLabel(subject)}`,
      decision === 'approved' ? [{ label: 'Until', after: expiresOn }] : [],
    ),
  'sign-off.requested': ({ gate }) => say(`asked for signatures for ${stageLabels[gate]}`),
  'sign-off.decided': ({ gate, role, decision, conditions }) =>
    say(
      `${decisions[decision]} ${stageLabels[gate]} as ${ownerRoleLabels[role].toLowerCase()}`,
      conditionDetails(conditions),
    ),
  'sign-off.withdrawn': ({ gate }) => say(`withdrew the request for signatures for ${stageLabels[gate]}`),
  'condition.done': ({ text }) => say('completed a condition', [{ label: 'Condition', after: text }]),
  'review.started': ({ dueOn }) => say('started a review', dueOn ? [{ label: 'Due', after: dayInWords(dueOn) }] : []),
  'review.attested': ({ role, answer }) =>
    say(`attested "${answerLabels[answer].toLowerCase()}" as ${ownerRoleLabels[role].toLowerCase()}`),
  'review.concluded': ({ outcome, conditions, nextReviewOn }) =>
    say(`concluded the review: ${reviewOutcomeLabels[outcome].toLowerCase()}`, [
      ...conditionDetails(conditions),
      ...(nextReviewOn ? [{ label: 'Next review', after: dayInWords(nextReviewOn) }] : []),
    ]),
  'incident.reported': (incident) => say(`reported the incident "${incident.title}"`, incidentDetails(incident)),
  'incident.resolved': ({ title, cause, remedy }) =>
    say(`resolved the incident "${title}"`, [
      { label: 'Cause', after: cause },
      { label: 'What was done', after: remedy },
    ]),
  'retirement-item.settled': ({ itemId, state }) =>
    say(`settled ${retirementTitle(itemId)} for retirement: ${retirementStateLabels[state].toLowerCase()}`),
  'retirement-item.reopened': ({ itemId }) => say(`reopened ${retirementTitle(itemId)} of the retirement checklist`),
  'stage.moved': ({ from, to, kind, incident, policyVersion }) =>
    say(
      {
        forward: `moved it forward to ${stageLabels[to]}`,
        back: `moved it back from ${stageLabels[from]} to ${stageLabels[to]}`,
        park: `parked it in ${stageLabels[from]}`,
        resume: `took it up again in ${stageLabels[to]}`,
        reject: 'rejected it',
        retire: 'retired it',
        suspend: `suspended it for the incident "${incident?.title ?? 'unknown'}"`,
      }[kind],
      [
        { label: 'Stage', before: stageLabels[from], after: stageLabels[to] },
        ...(incident ? incidentDetails(incident) : []),
        ...judgedBy(policyVersion),
      ],
    ),
  'comment.added': ({ body, mentioned, ...place }) =>
    say(`commented on ${commentPlace(place)}`, [
      { label: 'Comment', after: body },
      ...(mentioned.length > 0 ? [{ label: 'Mentioned', after: names(mentioned) }] : []),
    ]),
  'comment.edited': ({ mentioned, ...place }) =>
    say(
      `edited a comment on ${commentPlace(place)}`,
      mentioned.length > 0 ? [{ label: 'Mentioned', after: names(mentioned) }] : [],
    ),
  'comment.removed': ({ author, ...place }, actorName) =>
    say(`removed ${author.name === actorName ? 'a comment' : `a comment by ${author.name}`} on ${commentPlace(place)}`),
  'work.reminded': ({ person, ...thing }) =>
    say(`reminded ${person.name} of what waits: ${workLabels[thing.kind].toLowerCase()}`, [
      { label: 'What waits', after: workWords(thing) },
    ]),
  'stage.refused': ({ to, unmet, policyVersion }) =>
    say(`tried to move it to ${stageLabels[to]}, and was refused`, [
      ...unmet.map((message) => ({ label: 'Not met', after: message })),
      ...judgedBy(policyVersion),
    ]),
};

const revisionDetails = ({
  kind,
  file,
  drill,
  source,
  expiresOn,
}: Pick<EventData<'evidence.added'>, 'kind' | 'file' | 'drill' | 'source' | 'expiresOn'>): Detail[] => [
  { label: 'Kind', after: evidenceKindLabels[kind] },
  ...(drill
    ? [
        { label: drillLabels[drill.kind], after: `${dayInWords(drill.heldOn)}, by ${drill.ledBy}` },
        { label: 'Time to safe state', after: timeToSafe(drill.secondsToSafe) },
      ]
    : []),
  ...(file ? [{ label: 'File', after: `${file.name}, SHA-256 ${file.sha256}` }] : []),
  ...only('Source', source),
  ...only('Proves it until', expiresOn),
];

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
