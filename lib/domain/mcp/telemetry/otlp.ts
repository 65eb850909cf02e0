import { z } from 'zod';

/** A value of an attribute. Numbers and yes or no carry no payload, so they are told from texts. */
export type AttributeValue = { text: string; isText: boolean };

export type Span = {
  name: string;
  /** Of the one who was called; else of the caller, or not said. */
  isServer: boolean;
  /** When it ended. */
  at: Date;
  failed: boolean;
  /** Its own before those of its resource. */
  attributes: ReadonlyMap<string, AttributeValue>;
  /** Every text that came with it, under its key: attributes, those of its events and of its resource, and what it says of its status. */
  texts: readonly { key: string; value: AttributeValue }[];
};

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

/**
 * The spans of an ExportTraceServiceRequest of OpenTelemetry's protocol in JSON (OTLP, `POST /v1/traces`); null: it is none. What is not
 * known is left out, as the protocol wants it.
 */
export function readSpans(body: unknown): Span[] | null {
  const parsed = request.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const shared = read(resource?.attributes);
    return (scopeSpans ?? []).flatMap(({ spans }) => (spans ?? []).map((span) => toSpan(span, shared)));
  });
}

type Texts = { key: string; value: AttributeValue }[];

function toSpan({ name, kind, endTimeUnixNano, attributes, events, status }: ReadSpan, shared: Texts): Span {
  const own = read(attributes);
  const said = status?.message ? [{ key: 'status.message', value: { text: status.message, isText: true } }] : [];
  return {
    name,
    isServer: kind === 2 || kind === 'SPAN_KIND_SERVER',
    at: new Date(Math.min(Number(endTimeUnixNano) / 1e6, lastTime)),
    failed: status?.code === 2 || status?.code === 'STATUS_CODE_ERROR',
    attributes: new Map([...shared, ...own].map(({ key, value }) => [key, value])),
    texts: [
      ...own,
      ...(events ?? []).flatMap((event) => read(event.attributes)),
      ...shared,
      ...said,
      { key: 'name', value: { text: name, isText: true } },
    ],
  };
}

/** The last that a date can hold. */
const lastTime = 8.64e15;

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
  const values = typeof list === 'object' && list !== null && 'values' in list ? list.values : null;
  return Array.isArray(values) ? values.filter((one): one is object => typeof one === 'object' && one !== null) : null;
}
