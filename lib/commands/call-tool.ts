import { z } from 'zod';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import { parseJson, unfitPlace } from '@/lib/domain/mcp/json-text';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { callLimits } from '@/lib/domain/servers/consented-call';
import { id } from '@/lib/domain/use-case/fields';
import { startCall } from '@/lib/db/consented-calls';
import { loadCallScene } from '@/lib/db/load-call-scene';
import { seal } from '@/lib/db/seal';
import { enqueueWithin } from '@/lib/jobs/queue';
import { fit } from '@/lib/mcp/fit';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** A JSON object, as somebody types it. */
const argumentsText = z
  .string({ error: 'Enter the arguments as JSON, such as {}.' })
  .max(callLimits.arguments, 'Use at most 10,000 characters.')
  .transform((text, context): JsonObject => {
    const read = parseJson(text.trim() || '{}');
    const problem = 'problem' in read ? read.problem : wrongArguments(read.value);
    if (!problem) return (read as { value: JsonObject }).value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });

function wrongArguments(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'Arguments are one JSON object, such as {"id": "42"}.';
  }
  const unfit = unfitPlace(value);
  return unfit && `${unfit.place || 'The object'}: ${unfit.problem}`;
}

/**
 * Consents to one call of a read-only tool, to see which fields it returns. The call itself is a job: what it returns is never kept, and
 * its arguments only until it begins.
 */
export const callTool = workspaceCommand({
  name: 'call-tool',
  action: 'manage-servers',
  queue: 'call-tool',
  input: z.strictObject({
    server: id,
    tool: id,
    /** The definition that was on the page. */
    hash: z.string({ error: 'Say which definition you saw.' }).max(64, 'This is no hash.'),
    arguments: argumentsText,
    consent: z.literal(['on', true], 'Tick this if the tool may be called with these arguments.'),
  }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, tool: toolId, hash, arguments: given }) {
    const scene = await loadCallScene(tx, serverId, toolId);
    if (!scene) return notFound();
    const { server, tool, definition, reasons } = scene;
    if (reasons.length > 0 || !definition) return refuse('unmet', `${tool.name} may not be called.`, reasons);
    if (tool.hash !== hash) {
      return refuse('conflict', `${tool.name} was read anew while you were looking. Look at the new definition first.`);
    }
    const found = fit(definition.inputSchema, given);
    if ('problem' in found) return wrongField('arguments', `The input schema is of no use: ${found.problem}`);
    if (found.misfits.length > 0) {
      const { refusal } = wrongField('arguments', 'They do not fit the input schema.');
      const lines = found.misfits.map(({ path, sentence }) =>
        path.length > 0 ? `${path.join('.')}: ${sentence}` : sentence,
      );
      return { ok: false, refusal: { ...refusal, fields: { arguments: lines } } };
    }
    const parameters = Object.keys(given).sort();
    const started = await startCall(tx, serverId, {
      toolId,
      hash,
      askedById: actor.memberId,
      now,
      parameters,
      seal: (callId) => seal(JSON.stringify(given), callId),
    });
    if (!started.ok) return started;
    const { id: callId } = started.value;
    await enqueueWithin(tx, 'call-tool', { workspaceId: tx.workspaceId, callId }, callId);
    return ok({
      event: {
        type: 'tool-call.asked' as const,
        data: { serverId, name: server.name, tool: tool.name, hash, parameters },
      },
      value: { call: callId },
    });
  },
});
