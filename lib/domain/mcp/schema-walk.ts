import type { JsonValue } from '@/lib/domain/json';
import type { JsonObject } from './contract';

/** `key`: the name of the property whose schema it is; null for the root, items and branches. */
export type Place = { key: string | null; path: string; schema: JsonObject };

const keyed = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const single = [
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const several = ['anyOf', 'oneOf', 'allOf', 'prefixItems', 'items'];

/** Every schema within a schema, with its place, also where only a reference of its own leads; none twice. */
export function placesOf(root: JsonObject, path: string): Place[] {
  const seen = new Set<JsonObject>();
  const places = placesUnder(root, path, null, seen);
  // Grows while it is walked: what is referred to may refer on.
  for (const { schema } of places) {
    const { $ref: ref } = schema;
    const target = typeof ref === 'string' ? targetOf(root, ref) : undefined;
    if (isSchema(target)) for (const place of placesUnder(target, `${path}${ref}`, null, seen)) places.push(place);
  }
  return places;
}

function placesUnder(schema: JsonObject, path: string, key: string | null, seen: Set<JsonObject>): Place[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [
    { key, path, schema },
    ...keyed.flatMap((word) =>
      entriesOf(schema[word]).flatMap(([name, value]) => {
        const isProperty = word === 'properties';
        // Anything may stand in such a property; elsewhere `true` says nothing.
        const inner = value === true && isProperty ? {} : value;
        return isSchema(inner) ? placesUnder(inner, `${path}.${word}.${name}`, isProperty ? name : null, seen) : [];
      }),
    ),
    ...single.flatMap((word) => {
      const inner = schema[word];
      return isSchema(inner) ? placesUnder(inner, `${path}.${word}`, null, seen) : [];
    }),
    ...several.flatMap((word) => {
      const list = schema[word];
      return Array.isArray(list)
        ? list.flatMap((inner, at) => (isSchema(inner) ? placesUnder(inner, `${path}.${word}[${at}]`, null, seen) : []))
        : [];
    }),
  ];
}

/** What a reference within a document points at (`#/$defs/Address`, RFC 6901); undefined: not there, or in another document. */
export function targetOf(root: JsonObject, ref: string): JsonValue | undefined {
  const [before, ...steps] = ref.split('/');
  if (before !== '#') return undefined;
  return steps.reduce<JsonValue | undefined>((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined;
    const name = unescaped(step);
    return name !== null && Object.hasOwn(at, name) ? (at as JsonObject)[name] : undefined;
  }, root);
}

function unescaped(step: string): string | null {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return null;
  }
}

/** Dotted paths of the fields that a schema names, lists passed through: `contacts.email`. */
export function propertyPaths(schema: JsonObject, before = ''): string[] {
  const own = entriesOf(schema.properties).flatMap(([name, inner]) => {
    const path = before ? `${before}.${name}` : name;
    return [path, ...(isSchema(inner) ? propertyPaths(inner, path) : [])];
  });
  const items = isSchema(schema.items) ? propertyPaths(schema.items, before) : [];
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const list = schema[word];
    return Array.isArray(list) ? list.flatMap((inner) => (isSchema(inner) ? propertyPaths(inner, before) : [])) : [];
  });
  return [...new Set([...own, ...items, ...branches])];
}

export const isSchema = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: JsonValue | undefined): [string, JsonValue][] =>
  isSchema(value) ? Object.entries(value) : [];
