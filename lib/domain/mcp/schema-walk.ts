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

/** Every schema within a schema, with its place. */
export function placesOf(schema: JsonObject, path: string, key: string | null = null): Place[] {
  return [
    { key, path, schema },
    ...keyed.flatMap((word) =>
      entriesOf(schema[word]).flatMap(([name, inner]) =>
        isSchema(inner) ? placesOf(inner, `${path}.${word}.${name}`, word === 'properties' ? name : null) : [],
      ),
    ),
    ...single.flatMap((word) => {
      const inner = schema[word];
      return isSchema(inner) ? placesOf(inner, `${path}.${word}`) : [];
    }),
    ...several.flatMap((word) => {
      const list = schema[word];
      return Array.isArray(list)
        ? list.flatMap((inner, at) => (isSchema(inner) ? placesOf(inner, `${path}.${word}[${at}]`) : []))
        : [];
    }),
  ];
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

const isSchema = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: JsonValue | undefined): [string, JsonValue][] =>
  isSchema(value) ? Object.entries(value) : [];
