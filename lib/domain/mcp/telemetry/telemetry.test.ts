import { describe, expect, test } from 'vitest';
import { exported } from '@/lib/domain/testing/spans';
import { telemetryFacts, tellsSomethingNew, withSpans, type KeptTelemetry } from './kept';
import { readCalls, spanLimits } from './otlp';
import { judgeSpans, keyOf } from './tool-calls';

const now = new Date('2026-12-01T09:00:00Z');
const hours = (count: number) => new Date(now.getTime() - count * 60 * 60 * 1000);
const judged = (body: unknown) => {
  const read = readCalls(body);
  return typeof read === 'string' ? expect.fail(read) : judgeSpans(read);
};
const spansOf = (...made: Parameters<typeof exported>) => judged(exported(...made));
const found = (span: Parameters<typeof exported>[1]) =>
  spansOf(now, span).flatMap(({ findings, shared }) => [...findings, ...shared].map(keyOf));

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLW9mLWl0';
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('what is missing', () => {
  test.each<[string, Parameters<typeof exported>[1], string[]]>([
    ['nothing', {}, []],
    [
      'by older names',
      { attributes: { 'gen_ai.tool.name': '', 'mcp.tool.name': 'x', 'user.id': '', 'enduser.id': 'u' } },
      [],
    ],
    [
      'tool and user',
      { attributes: { 'gen_ai.tool.name': '', 'user.id': '' } },
      ['missing in gen_ai.tool.name', 'missing in user.id'],
    ],
    [
      'the method, where only the name says it',
      { attributes: { 'mcp.method.name': '' } },
      ['missing in mcp.method.name'],
    ],
    ['by what a call failed', { status: { code: 2 } }, ['missing in error.type']],
    ['nothing of a failure that is told', { status: { code: 2 }, attributes: { 'error.type': 'tool_error' } }, []],
    ['what the resource says counts', { attributes: { 'user.id': '' }, resource: { 'user.hash': 'ab12' } }, []],
  ])('%s', (_what, span, expected) => {
    expect(found(span)).toEqual(expected);
  });
});

describe('what should not be there, by kind and name', () => {
  test.each<[string, Parameters<typeof exported>[1], string[]]>([
    [
      'arguments as a text',
      { attributes: { 'gen_ai.tool.call.arguments': '{"id":"4711"}' } },
      ['a payload in gen_ai.tool.call.arguments'],
    ],
    [
      'a result as a structure',
      {
        attributes: {
          'gen_ai.tool.call.result': { kvlistValue: { values: [{ key: 'iban', value: { stringValue: 'DE02' } }] } },
        },
      },
      ['a payload in gen_ai.tool.call.result'],
    ],
    [
      'what other libraries write',
      { attributes: { 'input.value': 'x', 'mcp.request.argument.city': 'Bonn' } },
      ['a payload in input.value', 'a payload in mcp.request.argument.city'],
    ],
    [
      'a token in a header',
      {
        attributes: {
          'http.request.header.authorization': { arrayValue: { values: [{ stringValue: `Bearer ${jwt}` }] } },
        },
      },
      ['a JWT in http.request.header.authorization'],
    ],
    [
      'a key in an event',
      { event: { 'exception.message': 'Denied: AKIAQWERTYUIOPASDFGH' } },
      ['an AWS access key in exception.message'],
    ],
    ['a token in the status', { status: { code: 1, message: `no ${jwt}` } }, ['a JWT in status.message']],
    [
      'a token in the resource',
      { resource: { 'deployment.token': 'q8Zt4Lw9Xc2Vb7Nm1Kp5Rd3Y' } },
      ['a secret in deployment.token'],
    ],
    [
      'a name that is one',
      { attributes: { [jwt]: 'x y', 'a b': jwt } },
      ['a JWT in an attribute with an odd name', 'a JWT in an attribute with an odd name'],
    ],
  ])('%s', (_what, span, expected) => {
    expect(found(span)).toEqual(expected);
  });

  test.each<[string, Record<string, string | number | object>]>([
    ['sizes', { 'http.request.body.size': 120, 'mcp.tool.result.is_error': { boolValue: false } }],
    ['what was taken out', { 'gen_ai.tool.call.arguments': '[REDACTED]', 'input.value': '***' }],
    [
      'identifiers',
      { 'mcp.session.id': 'aZ19c4850Qf6c49E08843a3f6c80e5046Kx', 'user.id': 'Xk29dLw0Zq8vTn3RyPb6McAeGh5JsUi4' },
    ],
    ['conventions', { 'server.address': 'crm.example.com', 'server.port': 443, 'mcp.protocol.version': '2026-07-28' }],
  ])('%s are none of it', (_what, attributes) => {
    expect(found({ attributes })).toEqual([]);
  });

  test('a payload in any script is one', () => {
    expect(found({ attributes: { 'output.value': '客户' } })).toEqual(['a payload in output.value']);
  });
});

test('spans of other things are no calls', () => {
  const other = { attributes: { 'mcp.method.name': 'tools/list' }, name: 'tools/list' };
  const http = { attributes: { 'mcp.method.name': '' }, name: 'POST /mcp' };
  const nameless = { name: 'call', attributes: { 'mcp.method.name': 'tools/call' } };
  expect(spansOf(now, {}, nameless)).toHaveLength(2);
  expect(spansOf(now, other, http)).toEqual([]);
});

test.each([
  [null],
  [[]],
  ['text'],
  [{}],
  [{ resourceSpans: 7 }],
  [{ resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'x' }] }] }] }],
])('what is no such request is told apart: %j', (body) => {
  expect(readCalls(body)).toBe('no request');
});

describe('a delivery is counted', () => {
  const attribute = (at: number) => ({ key: `x${at}.payload`, value: { stringValue: 'x' } });
  const span = { name: 'tools/call', endTimeUnixNano: '1' };
  const delivery = (spans: number, attributes: number) => ({
    resourceSpans: [
      {
        resource: { attributes: Array.from({ length: attributes }, (_, at) => attribute(at)) },
        scopeSpans: [{ spans: many(spans, span) }],
      },
    ],
  });
  // Its resource and its scope count, too.
  const most = spanLimits.attributes - 2;

  test('and as much as is allowed costs no more than its parts: what is shared is looked at once', () => {
    const spans = judged(delivery(spanLimits.spans, most));
    expect(spans).toHaveLength(spanLimits.spans);
    expect(new Set(spans.map(({ shared }) => shared)).size).toBe(1);
    expect(new Set(spans.map(({ span: { resource } }) => resource)).size).toBe(1);
    expect(withSpans(null, spans, now).lastCall).toEqual(new Date(0));
  });

  test.each([
    ['a span', delivery(spanLimits.spans + 1, 0)],
    ['an attribute of the resource', delivery(1, most + 1)],
    ['a resource with nothing', { resourceSpans: Array.from({ length: spanLimits.attributes + 1 }, () => ({})) }],
    ['an event', { resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, events: many(most + 1, {}) }] }] }] }],
    [
      'an attribute of its own',
      { resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, attributes: many(most + 1, attribute(0)) }] }] }] },
    ],
  ])('one more than is allowed is refused: %s', (_what, body) => {
    expect(readCalls(body)).toBe('too many');
  });

  test('other spans count, and nothing is made of them', () => {
    const other = { ...span, name: 'GET /' };
    const body = { resourceSpans: [{ scopeSpans: [{ spans: many(spanLimits.spans, other) }] }] };
    expect(judged(body)).toEqual([]);
  });
});

// A pattern that goes back over what it has read would not end within the test's time.
describe('a text of a million characters is looked at once', () => {
  const million = (of: string) => of.repeat(1_000_000 / of.length);

  test.each([
    ['*'],
    [' '],
    ['-'],
    ['a'],
    ['A1'],
    ['eyJ'],
    ['eyJ0123456789.'],
    ['token: '],
    ['http://'],
    ['-----BEGIN '],
  ])('of %j, as a value and as a name', (of) => {
    expect(found({ attributes: { note: `${million(of)}x`, [`${million(of)}x`]: 'x' } })).toEqual([]);
    expect(found({ attributes: { 'output.value': `${million(of)}x` } })).toEqual(['a payload in output.value']);
  });

  test('and marks without end are no longer what stands for something', () => {
    expect(found({ attributes: { 'output.value': million('*') } })).toEqual(['a payload in output.value']);
  });
});

test('values nested without end are given up', () => {
  let value: object = { stringValue: 'x' };
  for (let level = 0; level < 10_000; level += 1) value = { arrayValue: { values: [value] } };
  expect(spansOf(now, { attributes: { deep: value } })).toHaveLength(1);
});

describe('what is kept', () => {
  const clean = withSpans(null, spansOf(hours(1), {}), now);

  test('is the newest call, and what was found within a day', () => {
    const leak = { attributes: { 'gen_ai.tool.call.result': 'x' } };
    const one = withSpans(
      null,
      [...spansOf(hours(30), leak), ...spansOf(hours(2), { attributes: { 'user.id': '' } })],
      now,
    );
    expect(telemetryFacts(one, now)).toEqual({
      lastCall: hours(2).toISOString(),
      missingAttributes: ['user.id'],
      leaks: [],
    });
    const two = withSpans(one, spansOf(hours(3), leak), now);
    expect(telemetryFacts(two, now)).toEqual({
      lastCall: hours(2).toISOString(),
      missingAttributes: ['user.id'],
      leaks: ['a payload in gen_ai.tool.call.result'],
    });
    const later = new Date(now.getTime() + 22.5 * 60 * 60 * 1000);
    expect(telemetryFacts(two, later)).toMatchObject({ missingAttributes: [], leaks: [] });
    expect(JSON.stringify(two)).not.toContain('u-42');
  });

  test('holds no time that is yet to come', () => {
    expect(withSpans(null, spansOf(hours(-100), {}), now).lastCall).toEqual(now);
  });

  test('is bounded, whatever is sent', () => {
    const attributes = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`gen_ai.prompt.${at}`, 'x']));
    expect(withSpans(null, spansOf(now, { attributes }), now).findings).toHaveLength(100);
  });

  test.each<[string, KeptTelemetry | null, Parameters<typeof exported>[1], Date, boolean]>([
    ['the first', null, {}, now, true],
    ['more of the same', clean, {}, now, false],
    ['a new finding', clean, { attributes: { 'user.id': '' } }, now, true],
    ['the first after a day of silence', { ...clean, lastCall: hours(26) }, {}, now, true],
  ])('tells somebody of %s: %#', (_what, before, span, at, expected) => {
    expect(tellsSomethingNew(before, withSpans(before, spansOf(at, span), now))).toBe(expected);
  });
});
