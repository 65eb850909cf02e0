import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { decisionLabels, signerOf } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import { stageLabels } from '@/lib/domain/stages/stages';
import type { SignOffRequestFacts } from '@/lib/domain/use-case/facts';
import { CertificateLink } from './certificate-link';

const states: Record<SignOffRequestFacts['state'], { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'accent' },
  used: { label: 'Stage entered', tone: 'positive' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
};

type Props = { requests: SignOffRequestFacts[]; workspace: string; base: string; now: Date };

/** Every request with each decision on it, lapsed ones too. */
export function EarlierRequests({ requests, workspace, base, now }: Props) {
  if (requests.length === 0) return null;
  return (
    <Card title="All requests" flush>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-medium">{stageLabels[request.gate]}</span>
              <Badge tone={states[request.state].tone}>{states[request.state].label}</Badge>
              <span className="text-sm text-ink-subtle">
                {request.requestedBy.name}, <Time at={request.requestedAt} now={now} look="both" />
              </span>
              {request.signOffs.length > 0 ? (
                <CertificateLink workspace={workspace} request={request.id} look="link" />
              ) : null}
            </p>
            {request.signOffs.length === 0 ? (
              <p className="mt-1 text-sm text-ink-subtle">Nobody decided on it.</p>
            ) : (
              <ul className="mt-1.5 space-y-1 text-sm">
                {request.signOffs.map((signOff) => (
                  <li key={signOff.id} className="flex flex-wrap gap-x-3">
                    <TextLink href={`${base}/sign-offs/${signOff.id}`}>
                      {ownerRoleLabels[signOff.role]}: {decisionLabels[signOff.decision].toLowerCase()}
                    </TextLink>
                    <span className="text-ink-muted">
                      {signerOf(signOff)}, <Time at={signOff.decidedAt} look="day" />
                    </span>
                    {signOff.lapsedAt ? (
                      <span className="text-caution-ink">
                        Lapsed: {signOff.lapsedBy.map((name) => sectionLabels[name as Section] ?? name).join(', ')}
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
