import { runInNewContext } from 'node:vm';
import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { JsonValue } from '@/lib/domain/json';
import type { JsonObject } from '@/lib/domain/mcp/contract';

/** What of a value does not fit: where, by which word of the schema, and a sentence for whoever wrote it, which may repeat the value. */
export type Misfit = { path: string[]; keyword: string; sentence: string };

export type Fit = { misfits: Misfit[] } | { problem: string };

/** Milliseconds. A foreign schema may be made to take for ever, by a pattern or by references. */
const longest = 500;

/**
 * Holds a value against a foreign JSON Schema. The schema is walked, never compiled to code, within a bounded time, and refers to nothing
 * outside of itself. A problem: the schema is of no use.
 */
export function fit(schema: JsonObject, value: JsonValue): Fit {
  const draft = typeof schema.$schema === 'string' && schema.$schema.includes('draft-07') ? '7' : '2020-12';
  // The library writes into the schema that it is given.
  const validate = () => new Validator(structuredClone(schema) as Schema, draft, false).validate(value).errors;
  try {
    // A context of its own only for its clock: what runs longer is ended, wherever it is.
    const errors = runInNewContext('validate()', { validate }, { timeout: longest }) as OutputUnit[];
    return { misfits: leaves(errors).slice(0, most).map(misfit) };
  } catch (error) {
    return { problem: problemOf(error as Error & { code?: string }) };
  }
}

const most = 10;

/** Words that only say that something within does not fit. */
const around = new Set([
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  '$ref',
  'allOf',
  'additionalProperties',
]);

function leaves(errors: OutputUnit[]): OutputUnit[] {
  const inner = errors.filter(({ keyword }) => !around.has(keyword));
  return inner.length > 0 ? inner : errors;
}

const misfit = ({ instanceLocation, keyword, error }: OutputUnit): Misfit => ({
  path: instanceLocation
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')),
  keyword,
  sentence: plain(error),
});

/** The library's words, where a person would not know them. */
const plain = (error: string): string =>
  error
    .replace('False boolean schema.', 'This is not known to the tool.')
    .replace(/^Instance type "(.+?)" is invalid\. Expected "(.+)"\.$/, 'This is $1, but should be $2.')
    .replace(/^Instance does not have required property "(.+)"\.$/, '“$1” is missing.')
    .replace(/^Instance does not match any of (.+)\.$/, 'This is none of $1.')
    .replace(/^Instance\b/, 'This');

function problemOf({ code, message }: Error & { code?: string }): string {
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'it takes too long to hold anything against it.';
  return /unresolved/i.test(message) ? 'it refers to another document.' : 'it cannot be read.';
}
