import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { Action } from '@/lib/domain/access/permissions';
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
  /** What somebody must be allowed to do; whatever else a command asks comes on top. None: it is everybody's own. */
  action?: Action;
  /** Somebody's own notes, that nobody else sees and no rule counts: nothing of the workspace changes, so no event tells it. */
  private?: true;
  run(context: CommandContext, raw: unknown): Promise<Result<Output>>;
};

export function command<Schema extends z.ZodType, Output>(definition: {
  name: string;
  input: Schema;
  action?: Action;
  private?: true;
  run(context: CommandContext, input: z.output<Schema>): Promise<Result<Output>>;
}): Command<Output> {
  return {
    name: definition.name,
    input: definition.input,
    action: definition.action,
    private: definition.private,
    async run(context, raw) {
      const parsed = parseInput(definition.input, raw);
      return parsed.ok ? definition.run(context, parsed.value) : parsed;
    },
  };
}

/** The input as the schema types it, or a refusal that names every wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): Result<z.output<Schema>> {
  const unfit = unfitFor(raw);
  if (unfit) return refuse('invalid', unfit, [{ code: 'invalid-input', message: unfit }]);
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

/** Levels of lists and objects in each other; the deepest form has three. */
const deepest = 10;

// PostgreSQL text cannot hold U+0000, and what is nested without end exhausts the stack: better a sentence than a failure.
function unfitFor(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') {
    return value.includes('\0') ? 'The input contains a character that cannot be stored (NUL).' : null;
  }
  const children: unknown[] | null = Array.isArray(value) ? value : isPlain(value) ? Object.values(value) : null;
  if (!children) return null;
  if (depth === deepest) return `The input is nested more than ${deepest} levels deep.`;
  for (const child of children) {
    const unfit = unfitFor(child, depth + 1);
    if (unfit) return unfit;
  }
  return null;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
