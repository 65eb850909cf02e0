import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { ReasonList } from '@/components/ui/reason-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import { stageLabels } from '@/lib/domain/stages/stages';
import type { SummaryLine } from '@/lib/domain/signoffs/summary';
import type { SignedGate, SignOffRequestFacts } from '@/lib/domain/use-case/facts';

import { CertificateLink } from './certificate-link';
import { SigningSummary } from './signing-summary';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  gate: SignedGate;
  request: SignOffRequestFacts | null;
  againstAsking: Reason[];
  againstWithdrawing: Reason[];
  alsoUnmet: number;
  /** What would be asked to be signed. */
  summary: SummaryLine[];
  now: Date;
};

/** Whether somebody has asked, and the way to ask or to take it back. */
export function RequestBar(props: Props) {
  const { place, useCase, version, gate, request, againstAsking, againstWithdrawing, alsoUnmet, summary, now } = props;
  const stage = stageLabels[gate];
  if (request) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 px-4 py-3">
        <p className="text-ink-muted">
          {request.requestedBy.name} asked <Time at={request.requestedAt} now={now} look="both" />
          {request.state === 'used' ? `; ${stage} was entered with these signatures.` : '.'}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          {request.signOffs.length > 0 ? <CertificateLink workspace={place.workspace} request={request.id} /> : null}
          {request.state === 'open' && againstWithdrawing.length === 0 ? (
            <CommandDialog
              {...place}
              command="withdraw-sign-off-request"
              hidden={{ useCase, version, request: request.id }}
              trigger="Withdraw the request"
              triggerVariant="quiet"
              triggerSize="sm"
              title="Withdraw the request?"
              description="What was decided on it stays readable and opens nothing more. Signatures can be asked for anew."
              submitLabel="Withdraw the request"
              submitVariant="danger"
              doneMessage="Request withdrawn"
              width="sm"
            >
              <TextAreaField name="reason" label="Why" required={false} rows={2} maxLength={2000} />
            </CommandDialog>
          ) : null}
        </div>
      </div>
    );
  }
  return (
    <div className="space-y-3 px-4 py-3.5">
      {alsoUnmet > 0 ? (
        <p className="max-w-prose text-sm text-ink-muted">
          {stage} also wants {alsoUnmet === 1 ? 'one other thing' : `${alsoUnmet} other things`} first. Signatures given
          now lapse where that changes what they cover.{' '}
          <TextLink href={`${place.base}/overview`}>See the gate</TextLink>
        </p>
      ) : null}
      <SigningSummary title="What would be signed" lines={summary} />
      {againstAsking.length === 0 ? (
        <CommandButton
          {...place}
          command="request-sign-off"
          hidden={{ useCase, version, gate }}
          variant="primary"
          doneMessage="Signatures asked for"
        >
          {gate === 'production' ? 'Ask for the four signatures' : 'Ask for approval'}
        </CommandButton>
      ) : (
        <div>
          <p className="mb-1.5 font-medium">You cannot ask for signatures now</p>
          <ReasonList
            reasons={againstAsking.map((reason) => (reason.tab === 'sign-offs' ? withoutTab(reason) : reason))}
            base={place.base}
          />
        </div>
      )}
    </div>
  );
}

const withoutTab = ({ tab: _, ...reason }: Reason): Reason => reason;
