import { z } from 'zod';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { parseJson, unfitPlace } from './json-text';
import { contractLimits, type Contract, type JsonObject, type ToolAnnotations, type ToolDefinition } from './contract';

/**
 * Reads what a person pastes or uploads, and what a server answered: a `tools/list` result, bare or in its JSON-RPC
 * envelope, the list of tools alone, or a whole manifest. What is wrong is said with its place, such as
 * `tools[3].inputSchema`.
 */
export function parseContract(text: string): Result<Contract> {
  if (text.trim() === '') return wrong('Paste the answer to tools/list, or the whole manifest, as JSON.');
  if (text.length > contractLimits.bytes) return refused('too-large', [`More than ${megabytes} MB is not read.`]);
  const read = parseJson(text);
  return 'problem' in read ? wrong(read.problem) : contractFrom(read.value);
}

const megabytes = contractLimits.bytes / 1024 / 1024;

/** The same for what is parsed already. */
export function contractFrom(value: unknown): Result<Contract> {
  const unfit = unfitPlace(value);
  if (unfit) return wrong(`${unfit.place || 'the answer'}: ${unfit.problem}`);
  const { body, at, refusal } = opened(value);
  if (refusal) return wrong(refusal);
  const parsed = manifest.safeParse(body);
  if (!parsed.success) return wrong(...parsed.error.issues.slice(0, most).map((issue) => words(issue, at)));
  const { server, serverInfo, tools, nextCursor, ...rest } = parsed.data;
  if (nextCursor) {
    return wrong(
      `This is only a page of the tools: ${at}nextCursor says that more follow. Ask for them with the cursor, and paste all tools as one list.`,
    );
  }
  const said = serverInfo ?? server ?? null;
  return ok({
    protocolVersion: rest.protocolVersion ?? null,
    era: rest.era ?? null,
    serverInfo: said ? { name: said.name, version: said.version ?? '' } : null,
    instructions: rest.instructions ?? null,
    capabilities: (rest.capabilities as JsonObject | null | undefined) ?? null,
    tools,
  });
}

/** One tool of an answer, as the record keeps it; what is not part of the contract is left out. */
const tool = z
  .object({
    name: z
      .string()
      .min(1, 'A tool needs a name.')
      .max(contractLimits.name, `A name has at most ${contractLimits.name} characters.`),
    title: z.string().nullish(),
    description: z.string().nullish(),
    inputSchema: z.record(z.string(), z.unknown()),
    outputSchema: z.record(z.string(), z.unknown()).nullish(),
    annotations: z
      .looseObject({
        title: z.string().optional(),
        readOnlyHint: z.boolean().optional(),
        destructiveHint: z.boolean().optional(),
        idempotentHint: z.boolean().optional(),
        openWorldHint: z.boolean().optional(),
      })
      .nullish(),
  })
  .transform((read): ToolDefinition => ({
    name: read.name,
    title: read.title ?? null,
    description: read.description ?? null,
    inputSchema: read.inputSchema as JsonObject,
    outputSchema: (read.outputSchema as JsonObject | null | undefined) ?? null,
    annotations: (read.annotations as ToolAnnotations | null | undefined) ?? null,
  }));

const identity = z.object({ name: z.string(), version: z.string().optional() });

const manifest = z.object({
  protocolVersion: z.string().nullish(),
  era: z.enum(['modern', 'legacy']).nullish(),
  /** The protocol's word, and the one that exported manifests use. */
  serverInfo: identity.nullish(),
  server: identity.nullish(),
  instructions: z.string().nullish(),
  capabilities: z.record(z.string(), z.unknown()).nullish(),
  tools: z.array(tool).max(contractLimits.tools, `More than ${contractLimits.tools} tools are not read.`),
  nextCursor: z.string().nullish(),
});

/** Takes the list out of whatever it came in. `at`: where it stood, for the messages. */
function opened(value: unknown): { body: unknown; at: string; refusal?: string } {
  if (Array.isArray(value)) return { body: { tools: value }, at: '' };
  if (typeof value !== 'object' || value === null) {
    return { body: null, at: '', refusal: 'This is JSON, but neither a list of tools nor an object that holds one.' };
  }
  if ('error' in value && !('tools' in value)) {
    return { body: null, at: '', refusal: 'This is an error that the server answered, not its list of tools.' };
  }
  if ('method' in value && !('tools' in value)) {
    return { body: null, at: '', refusal: 'This is the question to the server; what is needed is its answer.' };
  }
  if ('result' in value && !('tools' in value)) return { body: value.result, at: 'result.' };
  return { body: value, at: '' };
}

const most = 20;

const wrong = (...messages: string[]) => refused('invalid', messages);

function refused(kind: 'invalid' | 'too-large', messages: string[]): Result<Contract> {
  const { ok: no, refusal } = refuse(kind, messages[0] ?? 'This is not a list of tools.');
  return { ok: no, refusal: { ...refusal, fields: { manifest: messages } } };
}

/** "tools[3].inputSchema: expected an object, but found nothing." */
function words(issue: z.core.$ZodIssue, at: string): string {
  const place = issue.path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text ? '.' : ''}${String(key)}`),
    '',
  );
  if (place === 'tools' && issue.code === 'invalid_type') {
    return `${at}tools: there is no list of tools here. What is needed is the answer to tools/list.`;
  }
  const problem = issue.message
    .replace(/^Invalid input: /, '')
    .replace(/, received undefined$/, ', but nothing is there');
  return `${at}${place || 'the answer'}: ${problem.replace(/([^.])$/, '$1.')}`;
}
