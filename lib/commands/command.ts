import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { refuse, type Refusal, type Result } from '@/lib/domain/result';

/** Who commands, and what time it is: passed in, so that history can be told and tests can stand still. */
export type CommandContext = { actor: Actor; now: Date };

/**
 * One thing a person can do. `input` is the one schema of the form, the action, the API and the test; `run` takes whatever
 * came in, checks it, and answers with a value or a refusal, never with an exception for something a user did.
 */
export type Command<Output = unknown> = {
  name: string;
  input: z.ZodType;
  run(context: CommandContext, raw: unknown): Promise<Result<Output>>;
};

export function command<Schema extends z.ZodType, Output>(definition: {
  name: string;
  input: Schema;
  run(context: CommandContext, input: z.output<Schema>): Promise<Result<Output>>;
}): Command<Output> {
  return {
    name: definition.name,
    input: definition.input,
    async run(context, raw) {
      const parsed = parseInput(definition.input, raw);
      return parsed.ok ? definition.run(context, parsed.value) : parsed;
    },
  };
}

/** The input as the schema types it, or a refusal that names every wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): Result<z.output<Schema>> {
  if (containsNul(raw)) return refuse('invalid', 'The input contains a character that cannot be stored (NUL).');
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) (fields[issue.path.join('.')] ??= []).push(issue.message);
  const refusal: Refusal = {
    kind: 'invalid',
    message: 'Some of it cannot be saved as it is.',
    reasons: Object.entries(fields).map(([path, messages]) => ({
      code: 'invalid-input',
      message: path ? `${path}: ${messages.join(' ')}` : messages.join(' '),
    })),
    fields,
  };
  return { ok: false, refusal };
}

// PostgreSQL text cannot hold U+0000; better a sentence than a failed query.
function containsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(containsNul);
  if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value).some(containsNul);
  }
  return false;
}
