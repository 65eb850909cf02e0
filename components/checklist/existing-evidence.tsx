import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Day, Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import type { Day as DayText, EvidenceKind } from '@/lib/domain/use-case/facts';
import { EvidenceKindIcon } from './evidence-kind';

type Found = {
  id: string;
  kind: EvidenceKind;
  title: string;
  revision: number;
  author: Person;
  createdAt: Date;
  expiresOn: DayText | null;
  places: string[];
  placeCount: number;
};

type Props = { place: Place; useCase: string; item: string; found: Found[]; mayUse: boolean; now: Date };

/** Evidence to choose from: each with where it is cited already, and a button that has the item rest on it, too. */
export function ExistingEvidence({ place, useCase, item, found, mayUse, now }: Props) {
  return (
    <ul className="divide-y divide-line">
      {found.map(({ id, kind, title, revision, author, createdAt, expiresOn, places, placeCount }) => (
        <li key={id} className="flex gap-3 px-4 py-3">
          <EvidenceKindIcon kind={kind} />
          <div className="min-w-0 flex-1 space-y-1">
            <p className="font-medium wrap-anywhere">
              {title} {revision > 1 ? <Badge variant="outline">Revision {revision}</Badge> : null}
            </p>
            <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-subtle">
              <span>
                {author.name}, <Time at={createdAt} now={now} />
              </span>
              {expiresOn ? (
                <span>
                  Good until <Day day={expiresOn} />
                </span>
              ) : null}
              <span>
                Proves {places.join(', ')}
                {placeCount > places.length ? ` and ${placeCount - places.length} more` : ''}
              </span>
            </p>
          </div>
          {mayUse ? (
            <CommandButton
              {...place}
              command="cite-evidence"
              hidden={{ useCase, item, evidence: id }}
              size="sm"
              doneMessage={`${item} rests on it`}
              ariaLabel={`Use "${title}" for ${item}`}
            >
              Use it
            </CommandButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
