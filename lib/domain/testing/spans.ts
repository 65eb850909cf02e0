/** Attributes as OTLP writes them: texts, whole numbers, and what is given as it is. */
const written = (attributes: Record<string, string | number | object>) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : typeof value === 'number'
          ? { intValue: String(value) }
          : value,
  }));

type Made = {
  attributes?: Record<string, string | number | object>;
  resource?: Record<string, string>;
  event?: Record<string, string>;
  name?: string;
  kind?: number;
  status?: { code: number; message?: string };
};

/** Of a call in order, but for its server. */
export const callAttributes = { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'get_account', 'user.id': 'u-42' };

/** An ExportTraceServiceRequest of spans that ended at this time, each a call in order but for what is said. */
export const exported = (at: Date, ...spans: Made[]) => ({
  resourceSpans: spans.map(({ attributes = {}, resource = {}, event, name, kind, status }) => ({
    resource: { attributes: written({ 'service.name': 'agent', ...resource }) },
    scopeSpans: [
      {
        scope: { name: 'test' },
        spans: [
          {
            traceId: '5b8efff798038103d269b633813fc60c',
            spanId: 'eee19b7ec3c1b174',
            name: name ?? 'tools/call get_account',
            kind: kind ?? 3,
            startTimeUnixNano: `${at.getTime() - 20}000000`,
            endTimeUnixNano: `${at.getTime()}000000`,
            attributes: written({ ...callAttributes, ...attributes }),
            events: event ? [{ name: 'exception', timeUnixNano: '0', attributes: written(event) }] : [],
            status: status ?? {},
          },
        ],
      },
    ],
  })),
});
