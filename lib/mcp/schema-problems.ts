import Draft07 from 'ajv';
import Draft2020 from 'ajv/dist/2020';
import type { JsonObject } from '@/lib/domain/mcp/contract';

const options = { strict: false, logger: false } as const;
const newest = new Draft2020(options);
const older = new Draft07(options);

/**
 * What is wrong with a JSON Schema, by the dialect that it names: 2020-12 where it names none, as the protocol says. It is held
 * against the dialect's own schema and never compiled, since a foreign schema may be made to take for ever.
 */
export function schemaProblems(schema: JsonObject): string[] {
  const dialect =
    typeof schema.$schema === 'string' ? schema.$schema.replace(/^http:/, 'https:').replace(/#$/, '') : null;
  const validator =
    dialect === null || dialect.endsWith('/draft/2020-12/schema')
      ? newest
      : dialect.endsWith('/draft-07/schema')
        ? older
        : null;
  if (!validator) return [`it is written in ${dialect}, not in JSON Schema 2020-12.`];
  const { $schema: _dialect, ...rest } = schema;
  if (validator.validateSchema(rest)) return [];
  return [
    ...new Set(
      (validator.errors ?? [])
        .slice(0, 5)
        .map(({ instancePath, message }) => `${instancePath || 'the schema'} ${message ?? 'is wrong'}.`),
    ),
  ];
}
