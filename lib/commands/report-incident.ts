import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { noIncidentHere, severities } from '@/lib/domain/operation/incidents';
import { refuse } from '@/lib/domain/result';
import { day, optionalChoice, text, title } from '@/lib/domain/use-case/fields';
import { openIncident } from './open-incident';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Something went wrong, and whether it suspends the use case: back to its pilot, or parked. */
export const reportIncident = useCaseCommand({
  name: 'report-incident',
  action: 'report-incident',
  versioned: true,
  input: {
    title,
    description: text('what happened', 3, 4000),
    severity: z.enum(severities, { error: 'Choose how severe it is.' }),
    noticedOn: day,
    affected: text('who is affected', 2, 500),
    suspendTo: optionalChoice(['pilot', 'parked']),
  },
  async run({ tx, facts, actor, now }, incident) {
    const nowhere = noIncidentHere(facts);
    if (nowhere) return refuse('unmet', 'No incident can be reported here.', [nowhere]);
    if (incident.noticedOn > dayOf(now)) return wrongField('noticedOn', 'Choose today or an earlier day.');
    return openIncident(tx, facts, now, { ...incident, byId: actor.memberId });
  },
});
