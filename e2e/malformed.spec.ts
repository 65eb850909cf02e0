import { once } from 'node:events';
import { connect } from 'node:net';
import type { APIRequestContext } from '@playwright/test';
import type { z } from 'zod';
import { registry } from '@/lib/commands/registry';
import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { answerOf, commandPath, send } from './support/http';
import { cookieHeader } from './support/session';

// Over every command there is: a new one is tested here from its first day.
const commands = [...registry.values()].map(({ name, input }) => ({
  name,
  fields: Object.entries((input as z.ZodObject).shape) as [string, z.ZodType][],
}));

/** Tick boxes take anything: what is not a tick is none. */
const tickBoxes = new Set(['submit', 'unassignedOnly', 'dropResults', 'allowOwnEvidence']);

let requests: APIRequestContext;
let slug: string;

test.beforeEach(async ({ workspace, requestsOf }) => {
  requests = await requestsOf(workspace.admin);
  slug = workspace.slug;
});

test('what is no object of the right fields is refused, field by field', async () => {
  expect(commands.length).toBeGreaterThan(40);
  for (const { name, fields } of commands) {
    for (const body of ['null', '[]', '"text"', '42', 'true', '{}']) {
      const headers = { 'content-type': 'application/json' };
      const answer = await answerOf(await requests.post(commandPath(slug, name), { data: Buffer.from(body), headers }));
      expect.soft([name, body, answer.status]).toEqual([name, body, 400]);
      expect.soft(answer.refusal?.reasons.length, `${name} ${body}`).toBeGreaterThan(0);
    }
    const unknown = await send(requests, slug, name, { isAdmin: true });
    expect.soft([name, unknown.status]).toEqual([name, 400]);
    expect.soft(JSON.stringify(unknown.refusal), name).toContain('isAdmin');

    const known = fields.filter(([field]) => !tickBoxes.has(field));
    const garbage = Object.fromEntries(known.map(([field]) => [field, { not: ['what', 'it', { takes: 1 }] }]));
    const wrong = await send(requests, slug, name, garbage);
    expect.soft([name, wrong.status]).toEqual([name, 400]);
    const named = new Set(Object.keys(wrong.refusal?.fields ?? {}).map((path) => path.split('.')[0]));
    expect.soft([name, ...known.map(([field]) => field).filter((field) => !named.has(field))]).toEqual([name]);
  }
});

test('what is too long is refused with a message for its field', async () => {
  const long = 'x'.repeat(100_000);
  for (const { name, fields } of commands) {
    for (const [field] of fields.filter(([one]) => !tickBoxes.has(one))) {
      const answer = await send(requests, slug, name, { [field]: long });
      expect.soft([name, field, answer.status]).toEqual([name, field, 400]);
      const messages = Object.entries(answer.refusal?.fields ?? {})
        .filter(([path]) => path.split('.')[0] === field)
        .flatMap(([, texts]) => texts);
      expect.soft(messages.length, `${name} ${field}`).toBeGreaterThan(0);
      // A sentence for people, which does not repeat what was sent.
      for (const message of messages) expect.soft(message, `${name} ${field}`).toMatch(/^[A-Z][^{}]{3,160}$/);
    }
  }
});

test('broken JSON, NUL, prototypes, deep nesting and large bodies are refused', async ({ workspace }) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const address = JSON.stringify({ useCase: useCase.key, version: 1 }).slice(1, -1);
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bodies: [what: string, body: string, status: number][] = [
    ['broken JSON', `{${address}`, 400],
    ['nothing', '', 400],
    ['NUL', `{${address},"title":"a\\u0000b"}`, 400],
    ['a prototype', `{${address},"__proto__":{"role":"admin"}}`, 400],
    ['a constructor', `{${address},"constructor":{"prototype":{"role":"admin"}}}`, 400],
    ['deep nesting', `{${address},"title":${nested}}`, 400],
    ['1 MB and more', `{${address},"title":"${'x'.repeat(1_100_000)}"}`, 413],
  ];
  for (const { name } of commands) {
    for (const [what, body, status] of bodies) {
      const headers = { 'content-type': 'application/json' };
      const answer = await requests.post(commandPath(slug, name), { data: Buffer.from(body), headers });
      expect.soft([name, what, answer.status()]).toEqual([name, what, status]);
    }
  }
});

test('a file that is too large, and a form that is none, are refused', async ({ workspace }) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const path = commandPath(slug, 'add-evidence');
  const file = (size: number) => ({
    useCase: useCase.key,
    item: 'ID-1',
    kind: 'file',
    title: 'Scan',
    file: { name: 'scan.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(size, 1) },
  });
  const tooLarge = await answerOf(await requests.post(path, { multipart: file(10 * 1024 * 1024 + 1) }));
  expect(tooLarge.status).toBe(400);
  expect(tooLarge.refusal?.fields?.file?.[0]).toContain('larger than 10 MB');
  const empty = await answerOf(await requests.post(path, { multipart: file(0) }));
  expect(empty.refusal?.fields?.file).toBeTruthy();
  const huge = await requests.post(path, { multipart: file(13 * 1024 * 1024) });
  expect([huge.status(), huge.headers().connection]).toEqual([413, 'close']);
  const headers = { 'content-type': 'multipart/form-data; boundary=none' };
  const torn = await requests.post(path, { data: Buffer.from('--none\r\nContent-Disp'), headers });
  expect(torn.status()).toBe(400);
  expect((await useCase.facts()).evidence).toEqual([]);
});

test('a command is what the path names, sent by POST from the product’s own pages or by a script', async () => {
  const path = commandPath(slug, 'no-such-command');
  const query = `?workspace=${slug}&command=create-use-case`;
  // The last as Next itself writes it of its parameters.
  for (const named of [path, path + query, `${commandPath('[workspace]', '[command]')}${query}`]) {
    expect([named, (await answerOf(await requests.post(named, { data: {} }))).status]).toEqual([named, 404]);
  }
  const known = commandPath(slug, 'create-use-case');
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await requests.fetch(known, { method });
    expect([method, answer.status(), answer.headers().allow]).toEqual([method, 405, 'OPTIONS, POST']);
  }
  const fromElsewhere = await send(requests, slug, 'create-use-case', {}, { origin: 'https://elsewhere.example' });
  expect(fromElsewhere).toMatchObject({ status: 403, refusal: { message: 'This request came from another site.' } });
});

test('what is cut off in the middle is no command, and the next is answered', async ({ workspace, baseURL }) => {
  const input = {
    title: 'Sort invoices',
    problem: 'They lie about.',
    businessUnit: workspace.businessUnitId,
    businessOwner: workspace.contributor.memberId,
  };
  const body = JSON.stringify(input);
  const { hostname, port, host } = new URL(baseURL!);
  const socket = connect(Number(port), hostname);
  socket.resume();
  await once(socket, 'connect');
  const head = [
    `POST ${commandPath(slug, 'create-use-case')} HTTP/1.1`,
    `Host: ${host}`,
    `Cookie: ${await cookieHeader(workspace.admin)}`,
    'Content-Type: application/json',
    // One byte never comes.
    `Content-Length: ${body.length + 1}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'close');
  expect(await send(requests, slug, 'create-use-case', input)).toMatchObject({ status: 200, value: { key: 'GEN-1' } });
});
