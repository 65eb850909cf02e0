import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { noIncidentHere, severities } from '@/lib/domain/operation/incidents';
import { refuse } from '@/lib/domain/result';
import { decideSuspension } from '@/lib/domain/stages/moves';
import { day, optionalChoice, text, title } from '@/lib/domain/use-case/fields';
import { fromDay } from '@/lib/db/day';
import { newId } from '@/lib/db/new-id';
import { settleStage } from './settle-stage';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * Something went wrong, and whether it suspends the use case: back to its pilot, or parked. The only other way, beside
 * move-stage, in which a stage changes. The one event of a suspension is that of the move, and tells the incident with it.
 */
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
  async run({ tx, facts, actor, now }, { suspendTo, noticedOn, ...told }) {
    const nowhere = noIncidentHere(facts);
    if (nowhere) return refuse('unmet', 'No incident can be reported here.', [nowhere]);
    if (noticedOn > dayOf(now)) return wrongField('noticedOn', 'Choose today or an earlier day.');
    const suspended = suspendTo && decideSuspension(facts, suspendTo);
    if (suspended && !suspended.ok) return suspended;

    const incidentId = newId();
    await tx.incident.create({
      data: {
        id: incidentId,
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        ...told,
        noticedOn: fromDay(noticedOn),
        suspendedFrom: suspended ? facts.stage : null,
        suspendedTo: suspendTo,
        reportedById: actor.memberId,
        reportedAt: now,
      },
    });
    const { description, ...rest } = told;
    const incident = { incidentId, ...rest, noticedOn };
    const value = { incident: incidentId };
    if (!suspended) {
      return {
        ok: true,
        value: { event: { type: 'incident.reported', data: incident }, reason: description, value },
      };
    }
    const { to, kind, parkedFrom } = suspended.value;
    await tx.useCase.update({ where: { id: facts.id }, data: { stage: to, stageEnteredAt: now, parkedFrom } });
    await settleStage(tx, facts, to, kind);
    return {
      ok: true,
      value: {
        event: {
          type: 'stage.moved',
          data: { from: facts.stage, to, kind, since: facts.stageEnteredAt.toISOString(), incident },
        },
        reason: description,
        value,
      },
    };
  },
});
