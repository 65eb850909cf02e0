import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import type { ShownEvidence } from '@/lib/domain/checklist/items';
import { EvidenceFields } from './evidence-fields';
import type { EvidenceMay } from './evidence-list';

type Props = {
  place: Place;
  useCase: string;
  entry: ShownEvidence;
  may: EvidenceMay;
  today: string;
  latestExpiry: string | null;
};

/** What this reader may do with a piece of evidence: renew it, take over a newer revision, judge it, withdraw it. */
export function EvidenceActions(props: Props) {
  const { place, useCase, entry, may } = props;
  const { id, evidenceId, itemId, title, revision, newest, server } = entry;
  const canRevise = may.revise.includes(evidenceId);
  const canWithdraw = may.withdraw.includes(id);
  const canRenew = canRevise && !server;
  const isNewer = newest > revision;
  if (!canRenew && !(canRevise && isNewer) && !canWithdraw && !may.accept.includes(id) && !may.sendBack.includes(id)) {
    return isNewer ? <Newer newest={newest} /> : null;
  }
  return (
    <div className="space-y-1.5">
      {isNewer ? <Newer newest={newest} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {may.accept.includes(id) ? (
          <CommandButton
            {...place}
            command="review-evidence"
            hidden={{ useCase, evidence: id, decision: 'accepted' }}
            size="sm"
            variant="primary"
            doneMessage="Evidence accepted"
            ariaLabel={`Accept the evidence "${title}"`}
          >
            Accept
          </CommandButton>
        ) : null}
        {may.sendBack.includes(id) ? (
          <CommandDialog
            {...place}
            command="review-evidence"
            hidden={{ useCase, evidence: id, decision: 'returned' }}
            trigger="Give it back"
            triggerSize="sm"
            triggerLabel={`Give the evidence "${title}" back`}
            title="Give this evidence back"
            description={`"${title}" then proves nothing, and whoever gave it reads why.`}
            submitLabel="Give it back"
            doneMessage="Evidence given back"
            width="sm"
          >
            <TextAreaField name="reason" label="What is missing" rows={3} maxLength={2000} />
          </CommandDialog>
        ) : null}
        {isNewer && canRevise ? (
          <CommandButton
            {...place}
            command="cite-evidence"
            hidden={{ useCase, item: itemId, evidence: evidenceId }}
            size="sm"
            doneMessage={`${itemId} rests on revision ${newest}`}
            ariaLabel={`Take over revision ${newest} of "${title}"`}
          >
            Take it over
          </CommandButton>
        ) : null}
        {canRenew ? <Renew {...props} /> : null}
        {canWithdraw ? (
          <CommandDialog
            {...place}
            command="withdraw-evidence"
            hidden={{ useCase, evidence: id }}
            trigger={<Icon name="trash" />}
            triggerVariant="quiet"
            triggerSize="sm"
            triggerSquare
            triggerLabel={`Withdraw evidence: ${title}`}
            title="Withdraw this evidence?"
            description={`"${title}" proves nothing more for ${itemId} from then on, in none of its revisions. ${
              server ? 'A newer revision given for the server comes here again. ' : ''
            }The history keeps that it was given.`}
            submitLabel="Withdraw evidence"
            submitVariant="danger"
            doneMessage="Evidence withdrawn"
            width="sm"
          >
            <TextAreaField name="reason" label="Why" required={false} rows={2} maxLength={2000} />
          </CommandDialog>
        ) : null}
      </div>
    </div>
  );
}

const Newer = ({ newest }: { newest: number }) => (
  <p className="text-sm text-caution-ink">
    Revision {newest} exists, made where it was given; nothing here rests on it until somebody takes it over.
  </p>
);

function Renew({ place, useCase, entry, today, latestExpiry }: Props) {
  const { evidenceId, kind, title, body, source, drill, newest } = entry;
  return (
    <CommandDialog
      {...place}
      command="revise-evidence"
      hidden={{ useCase, evidence: evidenceId }}
      trigger="Renew"
      triggerSize="sm"
      triggerVariant="quiet"
      triggerLabel={`Renew the evidence "${title}"`}
      title={`Renew "${title}"`}
      description={`Revision ${newest + 1}. What was given before stays readable and holds as long as it did; this one counts once it has been accepted.`}
      submitLabel="Add revision"
      doneMessage="Evidence renewed"
    >
      <EvidenceFields
        {...{ kind, today, latestExpiry }}
        drill={drill?.kind ?? null}
        before={{ body: kind === 'drill' ? '' : body, source, ledBy: drill?.ledBy }}
      />
    </CommandDialog>
  );
}
