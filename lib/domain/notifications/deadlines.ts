import { dayInWords, dayOf } from '@/lib/domain/day';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import type { Day } from '@/lib/domain/use-case/facts';
import { waiverSubjectLabel } from '@/lib/domain/waivers/rules';
import { thingName, workPath, type Thing } from '@/lib/domain/work/work';
import type { Notice } from './kinds';

/** Something that waits on a member and has a day, as the night finds it. */
export type Dated = Thing & { memberId: string; dueOn: Day | null };

/** What was missed by so many days, while nothing ran, is still told. */
const lateBy = 7 * 86_400_000;

/**
 * What time alone brings about: that something runs out soon (from 80 % of its validity on), that it does today, that something is
 * due today, that a POC or pilot goes on past its end. `cause` names the thing and its day: told once, however often the night runs.
 */
export function deadlineNotice(thing: Dated, now: Date): (Notice & { cause: string }) | null {
  const { kind, dueOn, ref, memberId: to } = thing;
  const today = dayOf(now);
  if (!dueOn || dueOn < dayOf(new Date(now.getTime() - lateBy))) return null;
  const notice = { to, path: workPath(thing), cause: `${thingName(thing)}:${dueOn}` };
  const until = dayInWords(dueOn);
  switch (kind) {
    case 'renew-evidence':
    case 'renew-waiver': {
      const what = kind === 'renew-evidence' ? `What proves ${ref}` : `The waiver of ${waiverSubjectLabel(ref)}`;
      const soon = dueOn > today;
      const then = kind === 'renew-evidence' ? 'the item is stale' : 'the gap is open again';
      return {
        ...notice,
        kind: soon ? 'runs-out-soon' : 'runs-out-today',
        text: soon
          ? `${what} holds until ${until}: renew it.`
          : `${what} holds until ${until}; from the day after ${then}.`,
      };
    }
    case 'condition':
    case 'review-condition':
      return dueOn > today ? null : { ...notice, kind: 'due', text: `A condition is due on ${until}: ${thing.about}` };
    case 'start-review':
      return dueOn > today
        ? null
        : { ...notice, kind: 'due', text: `Its periodic review is due on ${until}: lead it.` };
    case 'attest':
      return dueOn > today
        ? null
        : { ...notice, kind: 'due', text: `The review in which you attest is due on ${until}.` };
    case 'score':
      return dueOn > today ? null : { ...notice, kind: 'due', text: `Your scores are asked for until ${until}.` };
    case 'past-end': {
      const text = `${stageLabels[ref as Stage]} still runs, and its plan ended on ${until}: decide, or plan anew.`;
      return { ...notice, kind: 'past-end', text };
    }
    default:
      return null;
  }
}
