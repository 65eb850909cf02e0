import { ownerRoleLabels, ownerRoles, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import type { EventData, Lapse, UseCaseEvent } from '@/lib/domain/audit/events';
import { sentenceOf } from '@/lib/domain/audit/sentences';
import { templateItem } from '@/lib/domain/checklist/template';
import { commentPath, commentPlace } from '@/lib/domain/comments/comments';
import { dayInWords } from '@/lib/domain/day';
import { shortened } from '@/lib/domain/shortened';
import { requiredRoles, sectionLabels } from '@/lib/domain/signoffs/sections';
import { stageLabels } from '@/lib/domain/stages/stages';
import { openReview } from '@/lib/domain/operation/review';
import type { Words } from '@/lib/domain/use-case/fact-parts';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { waiverRole, waiverSubjectLabel } from '@/lib/domain/waivers/rules';
import { thingName, workLabels, workPath, workWords } from '@/lib/domain/work/work';
import type { Notice } from './kinds';

/** What the write was done with: by whom, why, and the use case before and after it. */
export type Told = {
  actor: Person;
  reason?: string | null;
  before: UseCaseFacts;
  /** The words that stood before it, where these are not among the facts. */
  words?: Words;
  after: UseCaseFacts;
};

/**
 * Whom an event is news for, and in which words. Never the one who did it, nobody twice of one kind (several things of it come together), and nothing that a blind
 * scorer may not know (lib/domain/scoring/blind.ts): that somebody has handed in or taken back is told to nobody. Who has left the workspace is left out
 * where it is written down (lib/db/write-notices.ts).
 */
export function noticesOf(event: UseCaseEvent, told: Told): Notice[] {
  const all = [...ofEvent(event, told), ...(event.data.lapsed ?? []).flatMap((lapse) => ofLapse(event, lapse, told))];
  // Of one kind a person is told once; several things of it are told together.
  const first = new Map<string, Notice>();
  for (const notice of all) {
    if (notice.to === told.actor.id) continue;
    const name = `${notice.to} ${notice.kind}`;
    const known = first.get(name);
    if (!known) first.set(name, { ...notice });
    else if (!known.text.includes(notice.text)) known.text = shortened(`${known.text} ${notice.text}`, longestText);
  }
  return [...first.values()];
}

function ofEvent(event: UseCaseEvent, told: Told): Notice[] {
  const { actor, before, after } = told;
  const by = actor.name;
  const { owners } = after;
  const decider = (role: OwnerRole) => [owners[role], after.deputies[role]?.person];
  switch (event.type) {
    case 'scoring-round.saved':
      return newScorers(event.data, told);
    case 'scoring-round.revealed': {
      const round = after.rounds.find(({ id }) => id === event.data.roundId);
      return tell(round?.scorers.map(({ person }) => person) ?? [], decided(event, told, '/score'));
    }
    case 'assessment.agreed':
      return tell(
        [owners.business, owners.technical, ...(event.data.round?.scorers ?? [])],
        decided(event, told, '/score'),
      );
    case 'owner.assigned':
      return tell([event.data.after], {
        kind: 'assigned',
        text: `${by} made you the ${label(event.data.role)}.`,
        path: '/overview',
      });
    case 'item.assigned': {
      const ids = event.data.items.map(({ itemId }) => itemId);
      const what = ids.length === 1 ? `${ids[0]} ${templateItem(ids[0] ?? '')?.title ?? ''}` : `${ids.length} items`;
      const path = ids.length === 1 ? `/checklist/${ids[0]}` : '/checklist?show=mine';
      return tell([event.data.after], { kind: 'assigned', text: `${by} assigned to you: ${what.trim()}.`, path });
    }
    case 'item.submitted': {
      const item = templateItem(event.data.itemId);
      if (!item) return [];
      return tell(decider(item.signs), {
        kind: 'asked-to-confirm',
        text: `${by} asks you to confirm ${item.id} ${item.title}, as ${label(item.signs)}.`,
        path: `/checklist/${item.id}`,
      });
    }
    case 'item.confirmed':
    case 'item.returned':
    case 'item.reopened': {
      const item = before.items.find(({ itemId }) => itemId === event.data.itemId);
      return tell([item?.submittedBy, item?.assignee], decided(event, told, `/checklist/${event.data.itemId}`));
    }
    case 'waiver.requested': {
      const { subject } = event.data;
      const role = waiverRole(subject);
      return tell(role ? decider(role) : [], {
        kind: 'asked-to-decide',
        text: `${by} asks you for a waiver of ${waiverSubjectLabel(subject)}, as ${role ? label(role) : ''}.`,
        path: workPath({ kind: 'decide-waiver', ref: subject }),
      });
    }
    case 'waiver.decided': {
      const asker = before.waivers.find(({ id }) => id === event.data.waiverId)?.requestedBy;
      return tell([asker], decided(event, told, workPath({ kind: 'decide-waiver', ref: event.data.subject })));
    }
    case 'sign-off.requested': {
      const { gate } = event.data;
      return requiredRoles(gate).flatMap((role) =>
        tell(decider(role), {
          kind: 'asked-to-sign',
          text: `${by} asks for your signature for ${stageLabels[gate]}, as ${label(role)}.`,
          path: '/sign-offs',
        }),
      );
    }
    case 'sign-off.decided': {
      const asker = before.signOffRequests.find(({ id }) => id === event.data.requestId)?.requestedBy;
      return [
        ...event.data.conditions.flatMap(({ text, owner, dueOn }) =>
          tell([owner], {
            kind: 'condition',
            text: `${by} approved on a condition that is yours to meet until ${dayInWords(dueOn)}: ${text}`,
            path: '/sign-offs',
          }),
        ),
        ...tell([asker, owners.business, owners.technical], decided(event, told, '/sign-offs')),
      ];
    }
    case 'condition.done': {
      const signer = before.signOffRequests
        .flatMap(({ signOffs }) => signOffs)
        .find(({ conditions }) => conditions.some(({ id }) => id === event.data.conditionId))?.by;
      const review = before.reviews.find(({ conditions }) =>
        conditions.some(({ id }) => id === event.data.conditionId),
      );
      const text = `${by} completed a condition of yours: ${event.data.text}`;
      const path = review ? '/operation' : '/sign-offs';
      return tell([signer, review?.conclusion?.by], { kind: 'decided', text, path });
    }
    case 'evidence.added':
    case 'evidence.cited':
      return toReview(event.data.itemId, told);
    case 'evidence.revised':
      return event.data.itemIds.flatMap((itemId) => toReview(itemId, told));
    case 'evidence.inherited':
      return event.data.inherited.flatMap(({ itemIds }) => itemIds).flatMap((itemId) => toReview(itemId, told));
    case 'evidence.reviewed': {
      const entry = before.evidence.find(({ id }) => id === event.data.citationId);
      return tell([entry?.author, entry?.citedBy], decided(event, told, `/checklist/${event.data.itemId}`));
    }
    case 'review.started':
      return ownerRoles.flatMap((role) =>
        tell([owners[role]], {
          kind: 'asked-to-attest',
          text: `${by} started a review: say whether what you signed as ${label(role)} is still true.`,
          path: '/operation',
        }),
      );
    case 'review.attested': {
      const review = after.reviews.find(({ id }) => id === event.data.reviewId);
      return tell([owners.business, review?.startedBy], decided(event, told, '/operation'));
    }
    case 'review.concluded':
      return [
        ...event.data.conditions.flatMap(({ text, owner, dueOn }) =>
          tell([owner], {
            kind: 'condition',
            text: `${by} concluded a review on a condition that is yours to meet until ${dayInWords(dueOn)}: ${text}`,
            path: '/operation',
          }),
        ),
        ...tell(Object.values(owners), decided(event, told, '/operation')),
      ];
    case 'incident.reported':
    case 'incident.resolved':
      return tell(Object.values(owners), decided(event, told, '/operation'));
    case 'stage.moved':
      return tell(Object.values(owners), decided(event, told, '/overview'));
    case 'comment.added':
    case 'comment.edited':
      return tell(event.data.mentioned, {
        kind: 'mentioned',
        text: `${by} mentioned you in a comment on ${commentPlace(event.data)}.`,
        path: commentPath(event.data, event.data.commentId),
        commentId: event.data.commentId,
      });
    case 'work.reminded': {
      const { kind, person } = event.data;
      return tell([person], {
        kind: 'reminded',
        text: `${by} reminds you: ${lowerFirst(workLabels[kind])}. ${workWords(event.data)}`,
        path: workPath(event.data),
        thing: thingName(event.data),
      });
    }
    default:
      return [];
  }
}

/** Evidence that comes to a confirmed item waits on its signing role by itself. */
function toReview(itemId: string, { actor, after }: Told): Notice[] {
  const item = templateItem(itemId);
  if (!item || after.items.find((one) => one.itemId === itemId)?.state !== 'satisfied') return [];
  return tell([after.owners[item.signs], after.deputies[item.signs]?.person], {
    kind: 'asked-to-confirm',
    text: `${actor.name} brought evidence to ${item.id} ${item.title}: review it, as ${label(item.signs)}.`,
    path: `/checklist/${item.id}`,
  });
}

const label = (role: OwnerRole) => ownerRoleLabels[role].toLowerCase();
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const tell = (people: (Person | null | undefined)[], notice: Omit<Notice, 'to'>): Notice[] =>
  people.flatMap((person) => (person ? [{ ...notice, to: person.id }] : []));

/** Characters of a reason, and of all that one notice says. */
const longest = 300;
const longestText = 1_500;

/** In the words of the history, with why. */
function decided(event: UseCaseEvent, { actor, reason }: Told, path: string): Omit<Notice, 'to'> {
  const words = sentenceOf(event, actor.name)?.words ?? '';
  return { kind: 'decided', text: `${actor.name} ${words}${reason ? `: ${shortened(reason, longest)}` : '.'}`, path };
}

/** Those who are asked now and were not before. Not who else is asked, and nothing of what anybody handed in. */
function newScorers({ roundId }: EventData<'scoring-round.saved'>, { actor, before, after }: Told): Notice[] {
  const scorersOf = ({ rounds }: UseCaseFacts) => rounds.find(({ id }) => id === roundId)?.scorers ?? [];
  const known = new Set(scorersOf(before).map(({ person }) => person.id));
  const dueOn = after.rounds.find(({ id }) => id === roundId)?.dueOn;
  const until = dueOn ? `, until ${dayInWords(dueOn)}` : '';
  return tell(
    scorersOf(after).flatMap(({ person }) => (known.has(person.id) ? [] : [person])),
    {
      kind: 'asked-to-score',
      text: `${actor.name} asks for your scores${until}. You score blind: nobody sees yours before all are revealed.`,
      path: '/score',
    },
  );
}

/** Who signed, who holds the role and is to sign anew, and who asked: what changed, and by which write. */
function ofLapse(event: UseCaseEvent, lapse: Lapse, told: Told): Notice[] {
  return lapse.gate === 'review' ? ofLapsedWord(event, lapse, told) : ofLapsedSignature(event, lapse, lapse.gate, told);
}

function ofLapsedWord(event: UseCaseEvent, { role, sections }: Lapse, { actor, before, words }: Told): Notice[] {
  const word = openReview(words ?? before)?.attestations.find((one) => one.role === role && one.lapsedAt === null);
  return tell([word?.by, before.owners[role]], {
    kind: 'lapsed',
    text: `What the ${label(role)} attested in the open review has lapsed: ${whyLapsed(event, sections, actor)}`,
    path: '/operation',
  });
}

const whyLapsed = (event: UseCaseEvent, sections: Lapse['sections'], actor: Person): string =>
  `${sections.map((section) => sectionLabels[section].toLowerCase()).join(', ')} changed, as ${actor.name} ${sentenceOf(event, actor.name)?.words ?? 'changed the use case'}.`;

function ofLapsedSignature(
  event: UseCaseEvent,
  { role, sections }: Lapse,
  gate: SignedGate,
  { actor, before, words }: Told,
): Notice[] {
  const request = (words ?? before).signOffRequests.findLast(
    (one) => one.gate === gate && one.signOffs.some((signOff) => signOff.role === role && signOff.lapsedAt === null),
  );
  const signer = request?.signOffs.find((signOff) => signOff.role === role && signOff.lapsedAt === null)?.by;
  const why = whyLapsed(event, sections, actor);
  const notice = (whose: string): Omit<Notice, 'to'> => ({
    kind: 'lapsed',
    text: `${whose} for ${stageLabels[gate]} has lapsed: ${why}`,
    path: '/sign-offs',
  });
  return [
    ...tell([signer], notice(`Your signature as ${label(role)}`)),
    ...tell(
      [before.owners[role], request?.requestedBy].filter((person) => person?.id !== signer?.id),
      notice(`The ${label(role)}'s signature`),
    ),
  ];
}
