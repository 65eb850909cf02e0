import { z } from 'zod';

/** A value of an attribute. Numbers and yes or no carry no payload, so they are told from texts. */
export type AttributeValue = { text: string; isText: boolean };

type Texts = readonly { key: string; value: AttributeValue }[];

/** What sent spans. Those that it sent share it, and nothing of it is copied to them. */
export type Resource = { attributes: ReadonlyMap<string, AttributeValue>; texts: Texts };

export type Span = {
  /** Of the one who was called; else of the caller, or not said. */
  isServer: boolean;
  /** When it ended. */
  at: Date;
  failed: boolean;
  attributes: ReadonlyMap<string, AttributeValue>;
  /** Every text of its own, under its key: attributes, those of its events, its name, and what it says of its status. */
  texts: Texts;
  resource: Resource;
};

/** What a span says by this name; its own comes before its resource's. */
export const saidOf = ({ attributes, resource }: Span, key: string): string =>
  (attributes.get(key) ?? resource.attributes.get(key))?.text ?? '';

const keyValue = z.object({ key: z.string(), value: z.unknown() });
const keyValues = z.array(keyValue).nullish();
/** Of 64 bits, and so a text in JSON; some write a number. */
const nanoseconds = z.union([z.string().regex(/^\d{1,20}$/), z.number().nonnegative()]);

const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: keyValues }).nullish(),
      scopeSpans: z
        .array(
          z.object({
            spans: z
              .array(
                z.object({
                  name: z.string().default(''),
                  kind: z.union([z.number(), z.string()]).nullish(),
                  endTimeUnixNano: nanoseconds,
                  attributes: keyValues,
                  events: z.array(z.object({ attributes: keyValues })).nullish(),
                  status: z
                    .object({ code: z.union([z.number(), z.string()]).nullish(), message: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

type Read = z.output<typeof request>['resourceSpans'][number];
type ReadSpan = NonNullable<NonNullable<NonNullable<Read['scopeSpans']>[number]['spans']>>[number];

/** Of one delivery. A collector sends some thousand spans at once, with ten attributes each. */
export const spanLimits = { spans: 20_000, attributes: 50_000 };

/**
 * The spans of calls of tools in an ExportTraceServiceRequest of OpenTelemetry's protocol in JSON (OTLP, `POST /v1/traces`). What is not
 * known is left out, as the protocol wants it. It is counted before anything is made of it, and of other spans nothing is.
 */
export function readCalls(body: unknown): readonly Span[] | 'no request' | 'too many' {
  if (isTooMany(body)) return 'too many';
  const parsed = request.safeParse(body);
  if (!parsed.success) return 'no request';
  return parsed.data.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const texts = read(resource?.attributes);
    const shared = { texts, attributes: byKey(texts) };
    return (scopeSpans ?? []).flatMap(({ spans }) =>
      (spans ?? []).filter((span) => isToolCall(span, shared)).map((span) => toSpan(span, shared)),
    );
  });
}

/** Resources, scopes and events count as attributes do: each takes its place. */
function isTooMany(body: unknown): boolean {
  const resources = listIn(body, 'resourceSpans');
  const scopes = resources.flatMap((one) => listIn(one, 'scopeSpans'));
  const spans = scopes.flatMap((one) => listIn(one, 'spans'));
  const events = spans.flatMap((one) => listIn(one, 'events'));
  const holders = [...resources.map((one) => fieldOf(one, 'resource')), ...spans, ...events];
  const attributes = holders.reduce<number>((sum, one) => sum + listIn(one, 'attributes').length, 0);
  const count = attributes + resources.length + scopes.length + events.length;
  return spans.length > spanLimits.spans || count > spanLimits.attributes;
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}

/** OpenTelemetry's conventions for MCP; the span's name begins so, too. */
function isToolCall({ name, attributes }: ReadSpan, { attributes: shared }: Resource): boolean {
  const own = attributes?.findLast(({ key }) => key === methodName);
  const method = (own ? valueOf(own.value) : shared.get(methodName))?.text ?? '';
  return method !== '' ? method === toolCall : name === toolCall || name.startsWith(`${toolCall} `);
}

const methodName = 'mcp.method.name';
const toolCall = 'tools/call';

function toSpan({ name, kind, endTimeUnixNano, attributes, events, status }: ReadSpan, resource: Resource): Span {
  const own = read(attributes);
  const said = status?.message ? [{ key: 'status.message', value: { text: status.message, isText: true } }] : [];
  return {
    isServer: kind === 2 || kind === 'SPAN_KIND_SERVER',
    at: new Date(Math.min(Number(endTimeUnixNano) / 1e6, lastTime)),
    failed: status?.code === 2 || status?.code === 'STATUS_CODE_ERROR',
    attributes: byKey(own),
    texts: [
      ...own,
      ...(events ?? []).flatMap((event) => read(event.attributes)),
      ...said,
      { key: 'name', value: { text: name, isText: true } },
    ],
    resource,
  };
}

/** The last that a date can hold. */
const lastTime = 8.64e15;

const byKey = (texts: Texts) => new Map(texts.map(({ key, value }) => [key, value]));

const read = (attributes: z.output<typeof keyValues>): Texts =>
  (attributes ?? []).map(({ key, value }) => ({ key, value: valueOf(value) }));

/** Attributes nest no deeper in earnest. */
const deepest = 8;

/** A list or a map is a text: it holds some. */
function valueOf(value: unknown, depth = 0): AttributeValue {
  if (typeof value !== 'object' || value === null || depth > deepest) return { text: '', isText: false };
  const { stringValue, boolValue, intValue, doubleValue, bytesValue, arrayValue, kvlistValue } = value as Record<
    string,
    unknown
  >;
  if (typeof stringValue === 'string') return { text: stringValue, isText: true };
  if (typeof bytesValue === 'string') return { text: bytesValue, isText: true };
  for (const one of [boolValue, intValue, doubleValue]) {
    if (typeof one === 'boolean' || typeof one === 'number' || typeof one === 'string')
      return { text: String(one), isText: false };
  }
  const inner = valuesIn(arrayValue) ?? valuesIn(kvlistValue) ?? [];
  const texts = inner.map((one) => {
    const { key, value: nested } = one as { key?: unknown; value?: unknown };
    return typeof key === 'string' ? `${key}: ${valueOf(nested, depth + 1).text}` : valueOf(one, depth + 1).text;
  });
  return { text: texts.join('\n'), isText: inner.length > 0 };
}

function valuesIn(list: unknown): object[] | null {
  const values = fieldOf(list, 'values');
  return Array.isArray(values) ? values.filter((one): one is object => typeof one === 'object' && one !== null) : null;
}
