import { addDays, dayOf } from '@/lib/domain/day';
import { ok, refuse, type Result } from '@/lib/domain/result';
import type { Day, DrillKind, EvidenceKind } from '@/lib/domain/use-case/facts';
import type { EvidenceView } from './items';
import { templateItem } from './template';

export const evidenceKindLabels: Record<EvidenceKind, string> = {
  link: 'Link',
  note: 'Note',
  file: 'File',
  drill: 'Drill',
};

export const drillKinds = ['kill-switch', 'fallback', 'revocation'] as const;

export const drillLabels: Record<DrillKind, string> = {
  'kill-switch': 'Kill-switch drill',
  fallback: 'Fallback drill',
  revocation: 'Revocation drill',
};

/** What the safe state is that a drill's time is measured to. */
export const safeStates: Record<DrillKind, string> = {
  'kill-switch': 'no tool was called any more',
  fallback: 'the manual process had taken over',
  revocation: 'the credentials were refused everywhere',
};

/** "40 s", "4 min 10 s", "2 h 5 min". */
export function timeToSafe(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const parts =
    hours > 0 ? [`${hours} h`, minutes && `${minutes} min`] : [minutes && `${minutes} min`, rest && `${rest} s`];
  return parts.filter(Boolean).join(' ') || '0 s';
}

/** The last day that evidence which proves from `since` on may be given for an item; null: the item sets no limit. */
export function latestExpiry(itemId: string, since: Day): Day | null {
  const days = templateItem(itemId)?.validDays ?? null;
  return days === null ? null : addDays(since, days);
}

/**
 * The last day on which a revision proves anything, as its author says: today at the earliest, and as late as the items allow
 * that it is given for. Null: it does not expire by itself; an item may still set a limit (citationExpiry).
 */
export function evidenceExpiry(
  items: readonly string[],
  chosen: Day | null,
  { since, now }: { since: Day; now: Date },
): Result<Day | null> {
  const [limit] = items
    .flatMap((item) => {
      const latest = latestExpiry(item, since);
      return latest === null ? [] : [{ item, latest }];
    })
    .sort((a, b) => (a.latest < b.latest ? -1 : 1));
  if (limit && limit.latest < dayOf(now)) {
    return wrong('heldOn', `For ${limit.item} it would have expired on ${limit.latest} already: hold it anew.`);
  }
  if (chosen === null) return ok(null);
  if (chosen < dayOf(now)) return wrong('expiresOn', 'It would have expired already: choose today or a later day.');
  if (limit && chosen > limit.latest) {
    return wrong('expiresOn', `Evidence of ${limit.item} is good until ${limit.latest} at the latest.`);
  }
  return ok(chosen);
}

/** The last day on which an item may rest on a revision: what its author said, or sooner where the item asks for it fresh. */
export function citationExpiry(
  itemId: string,
  { since, expiresOn }: { since: Day; expiresOn: Day | null },
): Day | null {
  const latest = latestExpiry(itemId, since);
  if (latest === null || expiresOn === null) return expiresOn ?? latest;
  return expiresOn < latest ? expiresOn : latest;
}

function wrong(field: string, message: string): Result<never> {
  const { refusal } = refuse('invalid', message, [{ code: 'invalid-expiry', message, tab: 'checklist' }]);
  return { ok: false, refusal: { ...refusal, fields: { [field]: [message] } } };
}

/** A revision by its name: "Secret scan", "Secret scan (revision 2)". */
export const citedName = (title: string, revision: number): string =>
  revision === 1 ? title : `${title} (revision ${revision})`;

/** Whether evidence still counts for anything: neither expired nor given back. */
export const holds = ({ expired, review }: EvidenceView): boolean => !expired && review?.decision !== 'returned';

export type EvidenceGroup<Entry extends EvidenceView> = { newest: Entry; earlier: Entry[] };

/** The evidence of an item, each piece once: the newest revision that is cited, and those before it. Newest pieces first. */
export function evidenceGroups<Entry extends EvidenceView>(evidence: readonly Entry[]): EvidenceGroup<Entry>[] {
  const byPiece = new Map<string, Entry[]>();
  for (const entry of evidence) byPiece.set(entry.evidenceId, [...(byPiece.get(entry.evidenceId) ?? []), entry]);
  return [...byPiece.values()]
    .map((entries) => entries.sort((a, b) => b.revision - a.revision))
    .map(([newest, ...earlier]) => ({ newest: newest!, earlier }))
    .sort((a, b) => (a.newest.citedAt < b.newest.citedAt ? 1 : -1));
}
