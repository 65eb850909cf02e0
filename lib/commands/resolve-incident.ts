import { notFound, refuse } from '@/lib/domain/result';
import { id, text } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Says what caused an incident and what was done about it. A suspension does not end by it: the gates are ahead. */
export const resolveIncident = useCaseCommand({
  name: 'resolve-incident',
  action: 'resolve-incident',
  versioned: false,
  parts: ['incidents'],
  leavesSignatures: true,
  input: { incident: id, cause: text('the cause', 3, 4000), remedy: text('what was done', 3, 4000) },
  async run({ tx, facts, actor, now }, { incident: incidentId, cause, remedy }) {
    const incident = facts.incidents.find((one) => one.id === incidentId);
    if (!incident) return notFound();
    const { title, resolution } = incident;
    if (resolution) {
      return refuse('unmet', 'This incident has been resolved already.', [
        { code: 'already-resolved', message: `${resolution.by.name} resolved "${title}".`, tab: 'operation' },
      ]);
    }
    const resolved = { cause, remedy, resolvedById: actor.memberId, resolvedAt: now };
    tx.later(updateRow(tx, 'incident', incidentId, resolved));
    return {
      ok: true,
      value: {
        event: { type: 'incident.resolved', data: { incidentId, title, cause, remedy } },
        value: { incident: incidentId },
      },
    };
  },
});
