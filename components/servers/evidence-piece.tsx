import { EvidenceContent, Validity } from '@/components/checklist/evidence-content';
import { EvidenceFields } from '@/components/checklist/evidence-fields';
import { EvidenceKindIcon } from '@/components/checklist/evidence-kind';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Time } from '@/components/ui/time';
import { restsInWords, withdrawnInWords, type ServerPiece } from '@/lib/domain/servers/given';
import { templateItem } from '@/lib/domain/checklist/template';

type Props = {
  workspace: string;
  server: string;
  piece: ServerPiece;
  /** Whether this reader may renew and withdraw it. */
  mayManage: boolean;
  today: string;
  now: Date;
};

/** A piece of evidence for a server: what it says, what it proves until when, who gave it, and what rests on it. */
export function EvidencePiece(props: Props) {
  const { workspace, piece, mayManage, now } = props;
  const { kind, revision, author, createdAt, source, proves, rests } = piece;
  return (
    <li className="flex gap-3 px-4 py-3">
      <EvidenceKindIcon kind={kind} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <EvidenceContent entry={piece} workspace={workspace} />
        <ul className="space-y-1" aria-label="What it proves">
          {proves.map((part) => (
            <li key={part.items.join()} className="space-y-0.5">
              <ul className="text-sm">
                {part.items.map((item) => (
                  <li key={item} className="wrap-anywhere">
                    <span className="font-mono text-xs text-ink-subtle">{item}</span> {templateItem(item)?.title}
                  </li>
                ))}
              </ul>
              <p className="text-sm text-ink-subtle">
                {part.expiresOn === null ? 'Does not expire' : <Validity entry={part} />}
              </p>
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-subtle">
          {revision > 1 ? <Badge variant="outline">Revision {revision}</Badge> : null}
          <span>
            {author.name}, <Time at={createdAt} now={now} look="both" />
          </span>
          {source ? <span className="wrap-anywhere">Source: {source}</span> : null}
        </p>
        <p className="text-sm">{restsInWords(rests)}</p>
        {mayManage ? <Actions {...props} /> : null}
      </div>
    </li>
  );
}

function Actions({ workspace, server, piece, today }: Props) {
  const { id, kind, title, body, source, revision, latestExpiry, rests } = piece;
  const place = { workspace, hidden: { server, evidence: id } };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <CommandDialog
        {...place}
        command="renew-server-evidence"
        trigger="Renew"
        triggerSize="sm"
        triggerVariant="quiet"
        triggerLabel={`Renew the evidence "${title}"`}
        title={`Renew "${title}"`}
        description={`Revision ${revision + 1}, which every use case that builds on the server takes over. What was given before holds there as long as it did; this one counts once its signing role has accepted it, and what was signed about those items lapses.`}
        submitLabel="Add revision"
        doneMessage="Evidence renewed"
      >
        <EvidenceFields
          {...{ kind, today, latestExpiry }}
          drill={null}
          expiryHint="Left empty, it proves each item for as long as that item allows."
          before={{ body, source }}
        />
      </CommandDialog>
      <CommandDialog
        {...place}
        command="withdraw-server-evidence"
        trigger={<Icon name="trash" />}
        triggerVariant="quiet"
        triggerSize="sm"
        triggerSquare
        triggerLabel={`Withdraw evidence: ${title}`}
        title="Withdraw this evidence?"
        description={`"${title}": ${withdrawnInWords(rests)} It cannot be brought back; the history keeps that it was given.`}
        submitLabel="Withdraw evidence"
        submitVariant="danger"
        doneMessage="Evidence withdrawn"
        width="sm"
      >
        <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} />
      </CommandDialog>
    </div>
  );
}

/** One that counts no more: that it was given, and why it was taken back. Its file is given out no more. */
export function WithdrawnPiece({ piece, now }: Pick<Props, 'piece' | 'now'>) {
  const { kind, title, proves, withdrawn } = piece;
  return (
    <li className="flex gap-3 px-4 py-3">
      <EvidenceKindIcon kind={kind} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-medium wrap-anywhere">{title}</p>
        <p className="text-sm text-ink-subtle">
          Proved {proves.flatMap(({ items }) => items).join(', ')}.{' '}
          {withdrawn ? (
            <>
              {withdrawn.by} withdrew it, <Time at={withdrawn.at} now={now} look="both" />
            </>
          ) : null}
        </p>
        <p className="max-w-prose text-sm wrap-anywhere whitespace-pre-line text-ink-muted">{withdrawn?.why}</p>
      </div>
    </li>
  );
}
