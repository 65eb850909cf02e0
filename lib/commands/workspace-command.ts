import type { z } from 'zod';
import { can, type Action, type Subject } from '@/lib/domain/access/can';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';
import type { Notice } from '@/lib/domain/notifications/kinds';
import { notFound, ok, refuse, type Refusal, type Result } from '@/lib/domain/result';
import { appendEvent } from '@/lib/db/append-event';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { prepareQueue } from '@/lib/jobs/queue';
import { command, type Command, type CommandContext } from './command';
import { prepareMails, tellMembers } from './tell-people';

/**
 * A write on the workspace itself (members, settings, models): locks the workspace's row, asks whether the actor may, lets
 * `run` decide and save, appends one event to the workspace's own chain and tells whom it concerns, all in one transaction.
 * `notices` are for those whom the event alone does not name.
 */
export function workspaceCommand<Schema extends z.ZodType, Output>(definition: {
  name: string;
  action: Action;
  input: Schema;
  /** A queue to which `run` adds jobs. */
  queue?: string;
  /** What it is done to, where the right to it hangs on that; null: there is no such thing. */
  subject?(tx: WorkspaceTx, input: z.output<Schema>): Promise<Subject | null>;
  run(
    scope: CommandContext & { tx: WorkspaceTx },
    input: z.output<Schema>,
  ): Promise<Result<{ event: WorkspaceEvent; reason?: string | null; notices?: Notice[]; value: Output }>>;
}): Command<Output> {
  return command({
    name: definition.name,
    input: definition.input,
    action: definition.action,
    async run({ actor, now }, input): Promise<{ ok: true; value: Output } | { ok: false; refusal: Refusal }> {
      const { subject } = definition;
      const forbidden = subject ? null : can(actor, definition.action, {});
      if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
      await prepareMails();
      if (definition.queue) await prepareQueue(definition.queue);
      return inWorkspace(actor.workspaceId, async (tx) => {
        await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
        if (subject) {
          const found = await subject(tx, input);
          if (!found) return notFound();
          const barred = can(actor, definition.action, found);
          if (barred) return refuse('forbidden', barred.message, [barred]);
        }
        const decided = await definition.run({ tx, actor, now }, input);
        if (!decided.ok) return decided;
        const { event, reason, notices, value } = decided.value;
        const eventId = await appendEvent(tx, { actor, at: now, reason }, event);
        await tellMembers(tx, event, { actor: { id: actor.memberId, name: actor.name }, notices, eventId, now });
        return ok(value);
      });
    },
  });
}
