import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { Day, Time } from '@/components/ui/time';
import { drillLabels, timeToSafe } from '@/lib/domain/checklist/evidence';
import { fileSize, fileTypeLabel } from '@/lib/domain/checklist/file';
import type { ShownEvidence } from '@/lib/domain/checklist/items';
import { serverPath } from '@/lib/url/servers';

const link =
  'font-medium wrap-anywhere text-accent-ink underline decoration-transparent underline-offset-2 hover:decoration-current';

type Content = Pick<ShownEvidence, 'kind' | 'title' | 'body' | 'file'> & { drill?: ShownEvidence['drill'] };

/** What a revision says, by its kind. Files are only ever downloaded. */
export function EvidenceContent({ entry, workspace }: { entry: Content; workspace: string }) {
  const { kind, title, body, file, drill = null } = entry;
  if (kind === 'link') {
    return (
      <p className="min-w-0">
        {/* Only http and https get this far (the command), and the other side learns nothing of this page. */}
        <a href={body} target="_blank" rel="noopener noreferrer nofollow" className={link}>
          {title} <Icon name="externalLink" size={12} className="inline" />
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
        <span className="block truncate text-sm text-ink-subtle">{body}</span>
      </p>
    );
  }
  if (kind === 'file' && file) {
    return (
      <div className="min-w-0">
        <a href={`/api/w/${workspace}/files/${file.id}`} download={file.name} className={link}>
          {title} <Icon name="download" size={12} className="inline" />
        </a>
        <p className="text-sm wrap-anywhere text-ink-subtle">
          {title === file.name ? '' : `${file.name}, `}
          {fileTypeLabel(file.contentType)}, {fileSize(file.size)}, SHA-256{' '}
          <span className="font-mono text-xs" title={file.sha256}>
            {file.sha256.slice(0, 12)}…
          </span>
        </p>
      </div>
    );
  }
  return (
    <div className="min-w-0 space-y-1">
      <p className="font-medium wrap-anywhere">{title}</p>
      {drill ? (
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <Fact name={drillLabels[drill.kind]}>
            <Day day={drill.heldOn} />
          </Fact>
          <Fact name="Who">{drill.ledBy}</Fact>
          <Fact name="Time to safe state">
            <span className="tabular-nums">{timeToSafe(drill.secondsToSafe)}</span>
          </Fact>
        </dl>
      ) : null}
      <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{body}</p>
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-w-0 gap-1.5">
    <dt className="shrink-0 text-ink-subtle">{name}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </div>
);

type FactsProps = { entry: ShownEvidence; workspace: string; confirmed: boolean; now: Date };

/** Who gave it and when, where it comes from, how long it holds, and what its signing role said. */
export function EvidenceFacts({ entry, workspace, confirmed, now }: FactsProps) {
  const { author, createdAt, citedBy, citedAt, revision, source, server } = entry;
  return (
    <div className="space-y-1 text-sm text-ink-subtle">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {revision > 1 ? <Badge variant="outline">Revision {revision}</Badge> : null}
        <span>
          {author.name}, <Time at={createdAt} now={now} look="both" />
        </span>
        {server ? (
          <span className="wrap-anywhere">
            From server <TextLink href={serverPath(workspace, server.id, 'evidence')}>{server.name}</TextLink>
          </span>
        ) : null}
        {source ? <span className="wrap-anywhere">Source: {source}</span> : null}
        {citedAt > createdAt ? (
          <span>
            Cited here by {citedBy.name}, <Time at={citedAt} now={now} />
          </span>
        ) : null}
        <Validity entry={entry} />
        <Review entry={entry} confirmed={confirmed} />
      </p>
      {entry.review?.decision === 'returned' ? (
        <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">
          {entry.review.by.name} gave it back: {entry.review.reason}
        </p>
      ) : null}
    </div>
  );
}

type Lasting = Pick<ShownEvidence, 'expiresOn' | 'expired' | 'expiresSoon'>;

export function Validity({ entry: { expiresOn, expired, expiresSoon } }: { entry: Lasting }) {
  if (expiresOn === null) return null;
  if (expired) {
    return (
      <Badge tone="negative">
        Expired <Day day={expiresOn} />
      </Badge>
    );
  }
  return expiresSoon ? (
    <Badge tone="caution">
      Expires <Day day={expiresOn} />
    </Badge>
  ) : (
    <span>
      Proves it until <Day day={expiresOn} />
    </span>
  );
}

function Review({ entry: { review }, confirmed }: { entry: ShownEvidence; confirmed: boolean }) {
  if (review?.decision === 'returned') return <Badge tone="caution">Given back</Badge>;
  if (review) return <span>Accepted by {review.by.name}</span>;
  return confirmed ? <Badge tone="caution">Not yet reviewed</Badge> : null;
}
