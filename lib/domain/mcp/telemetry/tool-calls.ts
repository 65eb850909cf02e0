import { secretOf } from '../checks/secrets';
import { saidOf, type AttributeValue, type Resource, type Span } from './otlp';

/** What a span of a call is lacking or should not carry: by kind and by the name of the attribute, never its value. */
export type TelemetryFinding = {
  /** `missing`, or what stands there, such as "a payload" or "a JWT". */
  kind: string;
  attribute: string;
};

export const keyOf = ({ kind, attribute }: TelemetryFinding): string => `${kind} in ${attribute}`;

/** More kinds of findings than this are one trouble. */
const mostFindings = 100;

/** Each once, and no more than are kept. */
export const firstOf = <F extends TelemetryFinding>(findings: readonly F[]): F[] =>
  [...new Map(findings.map((finding) => [keyOf(finding), finding]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, mostFindings)
    .map(([, finding]) => finding);

/** Every call is traced with tool, user and outcome (item OB-1). Each by the name of today, or one that older libraries write. */
const required: readonly { name: string; or: readonly string[] }[] = [
  { name: 'mcp.method.name', or: [] },
  { name: 'gen_ai.tool.name', or: ['mcp.tool.name'] },
  { name: 'user.id', or: ['user.hash', 'enduser.id', 'enduser.pseudo.id'] },
];

/** A span of a call with what is wrong: with it, and with the resource that it shares with others. */
export type JudgedSpan = { span: Span; findings: readonly TelemetryFinding[]; shared: readonly TelemetryFinding[] };

/** What was found in resources so far. */
export type JudgedResources = Map<Resource, readonly TelemetryFinding[]>;

/** Each span, and each resource once, however many spans came from it: those of `resources` have been looked at. */
export function judgeSpans(spans: readonly Span[], resources: JudgedResources = new Map()): JudgedSpan[] {
  return spans.map((span) => {
    const shared = resources.get(span.resource) ?? firstOf(leaksIn(span.resource.texts));
    resources.set(span.resource, shared);
    return { span, findings: [...missingIn(span), ...leaksIn(span.texts)], shared };
  });
}

/** A call's outcome is known where it did not fail, or says by what. */
function missingIn(span: Span): TelemetryFinding[] {
  const has = (name: string) => saidOf(span, name) !== '';
  const missing = required.filter(({ name, or }) => ![name, ...or].some(has)).map(({ name }) => name);
  if (span.failed && !has('error.type')) missing.push('error.type');
  return missing.map((attribute) => ({ kind: 'missing', attribute }));
}

const leaksIn = (texts: Span['texts']): TelemetryFinding[] =>
  texts.flatMap(({ key, value }) => {
    const kind = leakIn(key, value);
    return kind ? [{ kind, attribute: shownKey(key) }] : [];
  });

// What the conventions call opt-in because it is sensitive, and what common libraries write.
const payloads = [
  /^gen_ai\.tool\.call\.(arguments|result)\b/,
  /^gen_ai\.(input|output)\.messages\b/,
  /^gen_ai\.(prompt|completion|system_instructions)\b/,
  /^mcp\.(request\.arguments?|request\.params|response\.result|tool\.(arguments?|result|input|output))\b/,
  /^(input|output)\.value$/,
  /^traceloop\.entity\.(input|output)$/,
  /^(http|rpc)\.(request|response)\.(body|content)\b/,
  /(^|[._])(arguments|payload|request_body|response_body|tool_input|tool_output|tool_result)$/,
];

/** What libraries write in the place of what they took out. Marks are matched once on either side of a word, so that no text takes long. */
const takenOut = /^[\s*<>()[\].-]*(?:(?:redacted|filtered|removed|masked|hidden|omitted)[\s*<>()[\].-]*)?$/i;
/** In the place of a text stands no longer one. */
const longestMark = 100;

/** Random by nature, and meant to be there. */
const identifiers = /(^|[._])(id|hash|uid|uuid)$/;

function leakIn(key: string, { text, isText }: AttributeValue): string | null {
  if (!isText || (text.length <= longestMark && takenOut.test(text))) return null;
  if (payloads.some((pattern) => pattern.test(key))) return 'a payload';
  // With its key, since "authorization" says what a random text is.
  return (
    secretOf(`${key.slice(0, longest)}: ${text.slice(0, longest)}`, { random: !identifiers.test(key) })?.what ?? null
  );
}

/** More of one text is not looked through. */
const longest = 20_000;

/** A key is foreign text, too: what is no name is not repeated. */
const shownKey = (key: string): string =>
  /^[\w.:/-]{1,100}$/.test(key) && !secretOf(key, { random: true }) ? key : 'an attribute with an odd name';
