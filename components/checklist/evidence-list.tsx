import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Icon, type IconName } from '@/components/ui/icon';
import { Day, Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { fileSize, fileTypeLabel } from '@/lib/domain/checklist/file';
import type { EvidenceView } from '@/lib/domain/checklist/items';

type Props = {
  place: Place;
  useCase: string;
  evidence: EvidenceView[];
  /** Those that this reader may withdraw. */
  withdrawable: string[];
  /** When the item was confirmed; what came later has not been looked at. */
  confirmedAt: Date | null;
  now: Date;
};

const icons: Record<EvidenceView['kind'], IconName> = { link: 'link', note: 'note', file: 'file' };
const kindLabels: Record<EvidenceView['kind'], string> = { link: 'Link', note: 'Note', file: 'File' };

/** What proves an item, newest first, each with its author, its day and how long it holds. */
export function EvidenceList({ place, useCase, evidence, withdrawable, confirmedAt, now }: Props) {
  return (
    <ul className="divide-y divide-line">
      {[...evidence].reverse().map((entry) => (
        <li key={entry.id} className="flex gap-3 px-4 py-3">
          <span className="mt-0.5 text-ink-subtle" title={kindLabels[entry.kind]}>
            <Icon name={icons[entry.kind]} size={16} />
            <span className="sr-only">{kindLabels[entry.kind]}</span>
          </span>
          <div className="min-w-0 flex-1 space-y-1">
            <Content entry={entry} workspace={place.workspace} />
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-subtle">
              <span>
                {entry.author.name}, <Time at={entry.createdAt} now={now} look="both" />
              </span>
              <Validity entry={entry} />
              {confirmedAt && entry.createdAt > confirmedAt ? <Badge tone="caution">Not yet confirmed</Badge> : null}
            </p>
          </div>
          {withdrawable.includes(entry.id) ? (
            <div className="shrink-0">
              <CommandDialog
                {...place}
                command="withdraw-evidence"
                hidden={{ useCase, evidence: entry.id }}
                trigger={<Icon name="trash" />}
                triggerVariant="quiet"
                triggerSize="sm"
                triggerSquare
                triggerLabel={`Withdraw evidence: ${entry.title}`}
                title="Withdraw this evidence?"
                description={`"${entry.title}" proves nothing more from then on. The history keeps that it was given.`}
                submitLabel="Withdraw evidence"
                submitVariant="danger"
                doneMessage="Evidence withdrawn"
                width="sm"
              >
                <TextAreaField name="reason" label="Why" required={false} rows={2} maxLength={2000} />
              </CommandDialog>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Content({ entry, workspace }: { entry: EvidenceView; workspace: string }) {
  const link =
    'font-medium wrap-anywhere text-accent-ink underline decoration-transparent underline-offset-2 hover:decoration-current';
  if (entry.kind === 'link') {
    return (
      <p className="min-w-0">
        {/* Only http and https get this far (the command), and the other side learns nothing of this page. */}
        <a href={entry.body} target="_blank" rel="noopener noreferrer nofollow" className={link}>
          {entry.title} <Icon name="externalLink" size={12} className="inline" />
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
        <span className="block truncate text-sm text-ink-subtle">{entry.body}</span>
      </p>
    );
  }
  if (entry.kind === 'file' && entry.file) {
    const { id, name, size, contentType, sha256 } = entry.file;
    return (
      <div className="min-w-0">
        <a href={`/api/w/${workspace}/files/${id}`} download={name} className={link}>
          {entry.title} <Icon name="download" size={12} className="inline" />
        </a>
        <p className="text-sm wrap-anywhere text-ink-subtle">
          {entry.title === name ? '' : `${name}, `}
          {fileTypeLabel(contentType)}, {fileSize(size)}, SHA-256{' '}
          <span className="font-mono text-xs" title={sha256}>
            {sha256.slice(0, 12)}…
          </span>
        </p>
      </div>
    );
  }
  return (
    <div className="min-w-0">
      <p className="font-medium wrap-anywhere">{entry.title}</p>
      <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{entry.body}</p>
    </div>
  );
}

function Validity({ entry }: { entry: EvidenceView }) {
  if (entry.expiresOn === null) return null;
  if (entry.expired) {
    return (
      <Badge tone="negative">
        Expired <Day day={entry.expiresOn} />
      </Badge>
    );
  }
  return entry.expiresSoon ? (
    <Badge tone="caution">
      Expires <Day day={entry.expiresOn} />
    </Badge>
  ) : (
    <span>
      Proves it until <Day day={entry.expiresOn} />
    </span>
  );
}
