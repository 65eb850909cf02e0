import { Summary } from '@/components/ui/summary';
import type { Place } from '@/components/use-case-tab/place';
import type { EvidenceGroup } from '@/lib/domain/checklist/evidence';
import type { ShownEvidence } from '@/lib/domain/checklist/items';
import { EvidenceActions } from './evidence-actions';
import { EvidenceContent, EvidenceFacts } from './evidence-content';
import { EvidenceKindIcon } from './evidence-kind';

export type EvidenceMay = {
  /** Citations that this reader may withdraw, accept, or send back; pieces that they may renew. */
  withdraw: string[];
  accept: string[];
  sendBack: string[];
  revise: string[];
};

type Props = {
  place: Place;
  useCase: string;
  groups: EvidenceGroup<ShownEvidence>[];
  /** By piece, what else rests on it: "SALES-3 ID-1". */
  elsewhere: ReadonlyMap<string, { key: string; itemId: string }[]>;
  /** Whether the item was confirmed, so that what comes later is reviewed by itself. */
  confirmed: boolean;
  may: EvidenceMay;
  today: string;
  latestExpiry: string | null;
  now: Date;
};

/** What proves an item, a piece at a time, newest first: its newest revision with what can be done, those before it folded. */
export function EvidenceList(props: Props) {
  const { place, groups, elsewhere, confirmed, now } = props;
  return (
    <ul className="divide-y divide-line">
      {groups.map(({ newest, earlier }) => (
        <li key={newest.evidenceId} className="flex gap-3 px-4 py-3">
          <EvidenceKindIcon kind={newest.kind} />
          <div className="min-w-0 flex-1 space-y-1.5">
            <EvidenceContent entry={newest} workspace={place.workspace} />
            <EvidenceFacts entry={newest} workspace={place.workspace} confirmed={confirmed} now={now} />
            <Elsewhere places={elsewhere.get(newest.evidenceId) ?? []} />
            <EvidenceActions {...props} entry={newest} />
            {earlier.length > 0 ? (
              <details>
                <Summary look="text">
                  {earlier.length === 1 ? 'The revision before it' : `${earlier.length} revisions before it`}
                </Summary>
                <ul className="mt-2 space-y-3 border-l-2 border-line pl-3">
                  {earlier.map((entry) => (
                    <li key={entry.id} className="space-y-1">
                      <EvidenceContent entry={entry} workspace={place.workspace} />
                      <EvidenceFacts entry={entry} workspace={place.workspace} confirmed={confirmed} now={now} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

const mostTold = 4;

function Elsewhere({ places }: { places: { key: string; itemId: string }[] }) {
  if (places.length === 0) return null;
  const told = places.slice(0, mostTold).map(({ key, itemId }) => `${itemId} of ${key}`);
  const more = places.length - told.length;
  return (
    <p className="text-sm text-ink-subtle">
      Also proves {told.join(', ')}
      {more > 0 ? ` and ${more} more` : ''}
    </p>
  );
}
