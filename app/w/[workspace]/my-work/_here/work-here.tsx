import { EvidenceHere, WaiverHere } from './checklist-here';
import { ConditionHere } from './condition-here';
import type { HereProps } from './here';
import { AttestHere, IncidentHere, ReviewHere } from './operation-here';
import { PastEndHere } from './past-end-here';
import { ScoreHere } from './score-here';
import { SignatureHere } from './signature-here';

/** What there is to do about a line, as on the use case's own page: read, decide, done, without leaving the list. */
export function WorkHere(props: HereProps) {
  switch (props.item.kind) {
    case 'score':
      return <ScoreHere {...props} />;
    case 'sign':
      return <SignatureHere {...props} />;
    case 'confirm':
    case 'review-evidence':
    case 'renew-evidence':
      return <EvidenceHere {...props} />;
    case 'decide-waiver':
    case 'renew-waiver':
      return <WaiverHere {...props} />;
    case 'condition':
    case 'review-condition':
      return <ConditionHere {...props} />;
    case 'start-review':
    case 'conclude-review':
      return <ReviewHere {...props} />;
    case 'attest':
      return <AttestHere {...props} />;
    case 'resolve-incident':
      return <IncidentHere {...props} />;
    case 'past-end':
      return <PastEndHere {...props} />;
  }
}
