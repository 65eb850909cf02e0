import type { JsonValue } from '@/lib/domain/json';
import type { JsonObject } from './contract';
import { isSchema, targetOf } from './schema-walk';

/**
 * Keywords that may be put together for all parameters of one tool: branches within branches double with every level. An optional
 * text comes to ten for each schema, a union of ten others to a few hundred.
 */
const workFor = (schemas: number): number => Math.min(1_000 + 100 * schemas, 1_000_000);
const deepest = 200;

/**
 * What a parameter may look like, one schema without branches or references for each way through them; of a list also what its
 * elements may look like. `root` is the schema that its references point into, with so many schemas in it. What cannot be followed
 * (another document, a place that is not there, more ways than can be gone) takes anything: an empty schema.
 */
export function shapesWithin(root: JsonObject, schemas: number): (parameter: JsonObject) => JsonObject[] {
  let left = workFor(schemas);

  /** Puts together what all of `pending` ask for; of two that say the same word the later counts. */
  function collect(
    pending: readonly JsonValue[],
    so: JsonObject,
    followed: readonly string[],
    into: JsonObject[],
    deep = 0,
  ) {
    const [next, ...rest] = pending;
    left -= pending.length + sizeOf(so) + (isSchema(next) ? sizeOf(next) : 0);
    if (left < 0 || deep > deepest) return void into.push({});
    if (next === undefined) return void into.push(so);
    if (next === false) return;
    if (!isSchema(next)) return collect(rest, so, followed, into, deep + 1);
    const word = ['anyOf', 'oneOf'].find((name) => Array.isArray(next[name]));
    if (word !== undefined) {
      const { [word]: branches, ...others } = next;
      for (const branch of branches as JsonValue[]) {
        collect([others, branch, ...rest], so, followed, into, deep + 1);
        if (left < 0) break;
      }
      return;
    }
    const { $ref: ref, allOf, ...own } = next;
    const both = [...(Array.isArray(allOf) ? allOf : []), ...rest];
    // One that leads back to itself asks for nothing more.
    const isNew = typeof ref === 'string' && !followed.includes(ref);
    const to = isNew ? [targetOf(root, ref) ?? true] : [];
    collect([...to, ...both], { ...so, ...own }, isNew ? [...followed, ref] : followed, into, deep + 1);
  }

  return (parameter) => {
    const shapes: JsonObject[] = [];
    const lists = new Set([parameter]);
    // Grows while it is walked: a list of lists.
    for (const schema of lists) {
      const found: JsonObject[] = [];
      collect([schema], {}, [], found);
      for (const shape of found) {
        shapes.push(shape);
        for (const inner of elementsOf(shape)) lists.add(inner);
      }
    }
    return shapes;
  };
}

const sizeOf = (schema: JsonObject): number => Object.keys(schema).length;

const anything: JsonObject = {};

/** The schemas of a list's elements; none where it can only be empty or is no list. */
function elementsOf(shape: JsonObject): JsonObject[] {
  if (!typesOf(shape).includes('array')) return [];
  const { items, prefixItems, additionalItems } = shape;
  // A list of schemas under `items` is how earlier dialects wrote `prefixItems`.
  const first = Array.isArray(items) ? items : Array.isArray(prefixItems) ? prefixItems : [];
  const others = Array.isArray(items) ? additionalItems : items;
  return [...first, others ?? true].flatMap((inner) => (inner === false ? [] : isSchema(inner) ? [inner] : [anything]));
}

export const typesOf = ({ type }: JsonObject): string[] =>
  (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
