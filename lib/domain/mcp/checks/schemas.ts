import { someOf } from '@/lib/domain/list-of-words';
import type { ActionTier } from '@/lib/domain/stages/stages';
import type { JsonValue } from '@/lib/domain/json';
import { deriveTier } from '../tier';
import { verbOfName } from '../verbs';
import { hashTool, type JsonObject, type ToolDefinition } from '../contract';
import { isApprovedField } from '../returned-fields';
import { shown } from '../strings';
import type { CheckResult, Finding } from './check';
import type { CheckInput, CheckTools } from './input';
import { finding, fromTools, judged, outcomeOf, result } from './result';
import { shapesWithin, typesOf } from '../schema-shapes';
import { placesOf, propertyPaths, type Place } from '../schema-walk';

const tierOf = (input: CheckInput, tool: ToolDefinition): ActionTier =>
  deriveTier(tool, input.declared.find(({ name }) => name === tool.name)?.statements).tier;

/** In tools that write, what advises elsewhere fails. */
function severity(input: CheckInput, tool: ToolDefinition): 'warn' | 'fail' {
  const tier = tierOf(input, tool);
  return tier === 'read-only' || tier === 'draft' ? 'warn' : 'fail';
}

const mayCall = (input: CheckInput, tool: ToolDefinition): boolean => tierOf(input, tool) === 'read-only';

const broadParameters = /^(sql|query|command|cmd|script|code|url|uri|path|expression)s?$/i;
const broadNames = /(^|[-_. ])(run|exec|execute|eval|shell|bash|raw|invoke|call_?api|http_?request)([-_. ]|$)/i;
const choosers = /^(method|action|operation|verb|command|mode)$/i;

/** C15: no tool that can do anything. */
export const overBroad = (input: CheckInput): CheckResult =>
  fromTools('C15', input, ({ tools }) =>
    judged(
      'C15',
      tools.flatMap((tool) => broadFindings(tool, severity(input, tool))),
      'No tool takes free queries, commands or addresses.',
      {
        tools: tools.length,
      },
    ),
  );

function broadFindings(tool: ToolDefinition, outcome: 'warn' | 'fail'): Finding[] {
  const places = placesOf(tool.inputSchema, 'inputSchema');
  const shapesOf = shapesWithin(tool.inputSchema, places.length);
  const called = (names: RegExp) =>
    places.flatMap(({ key, path, schema }) =>
      key !== null && names.test(key) ? [{ key, path, shapes: shapesOf(schema) }] : [],
    );
  return [
    ...(broadNames.test(tool.name)
      ? [finding(outcome, tool.name, 'name', 'Its name says that it runs whatever it is given.', tool.name)]
      : []),
    ...called(broadParameters)
      .filter(({ shapes }) => shapes.some(isFreeText))
      .map(({ key, path }) => finding(outcome, tool.name, path, `“${key}” takes any text.`)),
    ...called(choosers)
      .map(({ shapes, ...place }) => ({ ...place, values: shapes.flatMap(valuesOf) }))
      .filter(({ values }) => mixes(values))
      .map(({ key, path, values }) =>
        finding(
          outcome,
          tool.name,
          path,
          `“${key}” mixes reading and writing in one tool.`,
          JSON.stringify([...new Set(values)]),
        ),
      ),
  ];
}

/** A format bounds no text: any address is a URI, and most servers do not even look. */
const boundsText = ['enum', 'const', 'pattern'];

function isFreeText(shape: JsonObject): boolean {
  const types = typesOf(shape);
  return (types.length === 0 || types.includes('string')) && !boundsText.some((word) => word in shape);
}

const hasBranches = (schema: JsonObject): boolean => ['anyOf', 'oneOf', 'allOf'].some((word) => word in schema);

const valuesOf = (shape: JsonObject): JsonValue[] =>
  Array.isArray(shape.enum) ? shape.enum : shape.const === undefined ? [] : [shape.const];

function mixes(values: readonly JsonValue[]): boolean {
  const does = values.map((value) => {
    const word = String(value).toLowerCase();
    if (word === 'head' || word === 'options') return 'read';
    return verbOfName(word)?.does;
  });
  return does.includes('read') && does.some((what) => what === 'change' || what === 'final');
}

/** C16: what a tool takes is closed, bounded and described, and its schema stands alone. */
export const inputSchemas = (input: CheckInput, tools: CheckTools): CheckResult =>
  fromTools('C16', input, (contract) =>
    judged(
      'C16',
      contract.tools.flatMap((tool) => inputFindings(tool, severity(input, tool), tools)),
      'Every input schema is valid, closed, bounded and described.',
      { tools: contract.tools.length },
    ),
  );

function inputFindings(tool: ToolDefinition, outcome: 'warn' | 'fail', { schemaProblems }: CheckTools): Finding[] {
  const places = placesOf(tool.inputSchema, 'inputSchema');
  const shapesOf = shapesWithin(tool.inputSchema, places.length);
  const isWide = ({ key, schema }: Place) => key !== null && shapesOf(schema).some(isUnbounded);
  const invalid = [
    ...(tool.inputSchema.type === 'object' ? [] : ['It must be of type object.']),
    ...schemaProblems(tool.inputSchema),
  ].map((problem) => finding('fail', tool.name, 'inputSchema', `The schema is invalid: ${problem}`));
  return [
    ...invalid,
    ...remoteReferences(tool.name, places),
    ...grouped(tool.name, outcome, places.filter(isOpen), ['takes', 'take', 'fields that are not named']),
    ...grouped(tool.name, outcome, places.filter(isWide), ['has', 'have', 'no upper bound']),
    ...grouped(
      tool.name,
      'warn',
      places.filter(({ key, schema }) => key !== null && !schema.description && !('$ref' in schema)),
      ['has', 'have', 'no description'],
    ),
  ];
}

const remoteReferences = (tool: string, places: Place[]): Finding[] =>
  places.flatMap(({ path, schema }) =>
    ['$ref', '$dynamicRef', '$recursiveRef'].flatMap((word) => {
      const target = schema[word];
      return typeof target === 'string' && !target.startsWith('#')
        ? [finding('fail', tool, `${path}.${word}`, 'The schema refers to another document.', target)]
        : [];
    }),
  );

/** One finding for all places of a kind, so that a large schema does not bury the rest. */
function grouped(
  tool: string,
  outcome: 'warn' | 'fail',
  places: Place[],
  [one, many, what]: [string, string, string],
): Finding[] {
  const [first] = places;
  if (!first) return [];
  const names = someOf(places.map(({ key, path }) => key ?? path));
  return [finding(outcome, tool, first.path, `${names} ${places.length === 1 ? one : many} ${what}.`)];
}

const isOpen = ({ schema }: Place): boolean =>
  typesOf(schema).includes('object') &&
  !hasBranches(schema) &&
  schema.additionalProperties !== false &&
  schema.unevaluatedProperties !== false;

function isUnbounded(shape: JsonObject): boolean {
  if ('enum' in shape || 'const' in shape) return false;
  const types = typesOf(shape);
  // Without a type anything goes, whatever is said of texts or numbers.
  if (types.length === 0) return true;
  if ('pattern' in shape || 'format' in shape) return false;
  if (types.includes('string') && !('maxLength' in shape)) return true;
  if (types.includes('array') && !('maxItems' in shape)) return true;
  const number = types.includes('number') || types.includes('integer');
  return number && !('maximum' in shape) && !('exclusiveMaximum' in shape);
}

/** Days for which a consented call counts: behind an unchanged definition something else may answer by then. */
export const callCountsFor = 30;

export const callCounts = (at: Date, now: Date): boolean =>
  now.getTime() - at.getTime() <= callCountsFor * 24 * 60 * 60 * 1000;

/** The call that counts for a tool: the newest of the definition that it has now, if it is not too old. */
function callOf(tool: ToolDefinition, { consentedCalls, now }: CheckInput, { hashOf }: CheckTools) {
  const made = consentedCalls.filter(({ tool: name, at }) => name === tool.name && callCounts(at, now));
  return made.length === 0 ? undefined : made.find(({ hash }) => hash === hashTool(tool, hashOf));
}

/** C17: what a tool returns is declared, approved, and was seen to be so. */
export const outputSchemas = (input: CheckInput, tools: CheckTools): CheckResult =>
  fromTools('C17', input, (contract) => {
    const findings = contract.tools.flatMap((tool) => outputFindings(tool, input, tools));
    const called = contract.tools.filter((tool) => callOf(tool, input, tools)).map(({ name }) => name);
    const withApproval = new Set(input.declared.filter(({ approvedFields }) => approvedFields).map(({ name }) => name));
    const facts = { tools: contract.tools.length, called, approved: withApproval.size };
    const named = (unseen: ToolDefinition[]) => someOf(unseen.map(({ name }) => shown(name, 80)));
    const notSaid = contract.tools.filter(({ name }) => !withApproval.has(name));
    // Only what reads may be called to see what it returns; of the rest the declared fields have to do.
    const notCalled = contract.tools.filter((tool) => mayCall(input, tool) && !called.includes(tool.name));
    if (outcomeOf(findings) === 'pass' && notSaid.length + notCalled.length > 0) {
      const why = [
        ...(notSaid.length > 0 ? [`Nobody has said which fields may be returned by ${named(notSaid)}.`] : []),
        ...(notCalled.length > 0
          ? [`Nobody consented to a call within ${callCountsFor} days, as it reads now, of ${named(notCalled)}.`]
          : []),
      ];
      return result('C17', 'not-verified', `Every tool declares what it returns. ${why.join(' ')}`, facts);
    }
    return judged('C17', findings, 'What the tools return is declared, approved, and was seen to be so.', facts);
  });

function outputFindings(tool: ToolDefinition, input: CheckInput, tools: CheckTools): Finding[] {
  const { name, outputSchema } = tool;
  const call = callOf(tool, input, tools);
  const approved = input.declared.find((declared) => declared.name === name)?.approvedFields ?? null;
  const fields = [...new Set([...(outputSchema ? propertyPaths(outputSchema) : []), ...(call?.fields ?? [])])];
  return [
    ...(outputSchema === null
      ? [finding('warn', name, 'outputSchema', 'It does not declare what it returns.')]
      : [
          ...tools
            .schemaProblems(outputSchema)
            .map((problem) => finding('fail', name, 'outputSchema', `The schema is invalid: ${problem}`)),
          ...remoteReferences(name, placesOf(outputSchema, 'outputSchema')),
        ]),
    ...(call?.problems ?? []).map((problem) =>
      finding('fail', name, 'outputSchema', `What it returned does not fit its schema: ${problem}`),
    ),
    ...(approved === null
      ? []
      : fields
          .filter((field) => !isApprovedField(field, approved))
          .map((field) =>
            finding('fail', name, `outputSchema.${field}`, `It returns “${field}”, which is not approved.`),
          )),
  ];
}
