import { expect, test } from 'vitest';
import { readCalls } from '@/lib/domain/mcp/telemetry/otlp';
import { exported } from '@/lib/domain/testing/spans';
import { serversOfSpans } from './span-server';

const servers = [
  { id: 'crm', name: 'Salesforce CRM', address: 'https://mcp.example.com/crm' },
  { id: 'docs', name: 'Documents', address: 'https://mcp.example.com/docs' },
  { id: 'desk', name: 'Desk', address: 'https://desk.example.com:8443/mcp' },
  { id: 'local', name: 'Files', address: null },
];
const at = new Date('2026-12-01T09:00:00Z');
const of = (span: Parameters<typeof exported>[1]) => {
  const [read] = readCalls(exported(at, span));
  return typeof read === 'object' ? (serversOfSpans(servers)(read)?.id ?? null) : expect.fail('no span');
};

test.each<[string, Record<string, string | number>, string | null]>([
  [
    'its whole address',
    { 'url.full': 'https://mcp.example.com/docs?x=1', 'server.address': 'mcp.example.com' },
    'docs',
  ],
  ['its host and port', { 'server.address': 'Desk.example.com', 'server.port': 8443 }, 'desk'],
  ['its host alone', { 'server.address': 'desk.example.com' }, 'desk'],
  ['another port', { 'server.address': 'desk.example.com', 'server.port': 443 }, null],
  ['a host that two share', { 'server.address': 'mcp.example.com', 'server.port': 443 }, null],
  ['such a host, and a name', { 'server.address': 'mcp.example.com', 'mcp.server.name': 'documents' }, 'docs'],
  ['a name alone', { 'peer.service': 'files' }, 'local'],
  ['a host of nobody, and a name', { 'server.address': '127.0.0.1', 'mcp.server.name': 'Files' }, 'local'],
  ['an address that is none', { 'url.full': 'nowhere', 'server.address': '' }, null],
  ['an address longer than any is', { 'url.full': `https://mcp.example.com/docs?${'x'.repeat(2000)}` }, null],
  ['nothing', {}, null],
])('by %s', (_what, attributes, expected) => {
  expect(of({ attributes })).toBe(expected);
});

test('the service that sends it is the server where the span is of the one who was called', () => {
  const resource = { 'service.name': 'Desk' };
  expect([of({ resource, kind: 2 }), of({ resource, kind: 3 })]).toEqual(['desk', null]);
});
