import { beforeEach, expect, test, vi } from 'vitest';
import { makeWorkspace } from '@/lib/testing/workspace';

type Reply = { status: number; location: string; cookies: string[] };

beforeEach(() => {
  vi.resetModules();
  delete process.env.AIRWORTHY_EVALUATION;
  process.env.APP_URL = 'http://localhost:3000';
});

/** What next-auth's own handler answers, settings as they are now. */
async function post(path: string, body: Record<string, string>, cookie: Record<string, string>, host: string) {
  const { authOptions } = await import('./options');
  const loaded: unknown = (await import('next-auth')).default;
  // A CommonJS module: Node puts its exports under `default`, and its own default under that.
  const nextAuth = (typeof loaded === 'function' ? loaded : (loaded as { default: unknown }).default) as (
    request: object,
    response: object,
    options: object,
  ) => Promise<void>;
  const reply: Reply = { status: 200, location: '', cookies: [] };
  let sent: unknown;
  const response = {
    status(status: number) {
      reply.status = status;
      return response;
    },
    getHeader: () => reply.cookies,
    setHeader(name: string, value: unknown) {
      if (name === 'Set-Cookie') reply.cookies = value as string[];
      if (name === 'Location') reply.location = String(value);
      return response;
    },
    end: () => undefined,
    json: (value: unknown) => (sent = value),
    send: (value: unknown) => (sent = value),
  };
  const nextauth = path.split('/');
  const method = nextauth[0] === 'csrf' ? 'GET' : 'POST';
  await nextAuth({ query: { nextauth }, body, cookies: cookie, headers: { host }, method }, response, authOptions());
  return { ...reply, sent };
}

async function signInAsSample(accountId: string, host = 'localhost:3000') {
  const csrf = await post('csrf', {}, {}, host);
  const { csrfToken } = csrf.sent as { csrfToken: string };
  const [pair = ''] = (csrf.cookies[0] ?? '').split(';');
  const [name = '', value = ''] = pair.split('=');
  return post('callback/sample', { csrfToken, account: accountId }, { [name]: decodeURIComponent(value) }, host);
}

async function sampleAccount(): Promise<string> {
  const { architect } = await makeWorkspace();
  const { inIdentity } = await import('@/lib/db/identity-transaction');
  const member = await inIdentity((tx) => tx.member.findUniqueOrThrow({ where: { id: architect.memberId } }));
  return member.accountId;
}

const hasSession = ({ cookies }: Reply) => cookies.some((cookie) => /session-token=[^;]{20}/.test(cookie));

test('in local evaluation one click signs a sample person in', async () => {
  process.env.AIRWORTHY_EVALUATION = '1';
  const reply = await signInAsSample(await sampleAccount());
  expect(reply.status).toBe(302);
  expect(hasSession(reply)).toBe(true);
});

test('without the variable there is no such provider, no such person, and a POST to its callback is refused', async () => {
  const account = await sampleAccount();
  const { providers } = await import('./providers');
  expect(providers().map(({ id }) => id)).toEqual(['credentials']);
  const { asSamplePerson, samplePeople } = await import('@/lib/identity/sample-people');
  expect(await samplePeople()).toEqual([]);
  expect(await asSamplePerson(account)).toBeNull();
  const reply = await signInAsSample(account);
  expect(reply.status).toBe(400);
  expect(hasSession(reply)).toBe(false);
});

test('the variable alone does not do it where the product is reached from elsewhere', async () => {
  process.env.AIRWORTHY_EVALUATION = '1';
  process.env.APP_URL = 'https://airworthy.example.com';
  const account = await sampleAccount();
  const { providers } = await import('./providers');
  expect(providers()).toHaveLength(1);
  const reply = await signInAsSample(account, 'airworthy.example.com');
  expect(hasSession(reply)).toBe(false);
});

test('a name elsewhere that was made to lead to this machine signs nobody in', async () => {
  process.env.AIRWORTHY_EVALUATION = '1';
  const reply = await signInAsSample(await sampleAccount(), 'evil.example:3000');
  expect(hasSession(reply)).toBe(false);
});

test('people with a password or an invitation are no sample people', async () => {
  process.env.AIRWORTHY_EVALUATION = '1';
  const { architect, viewer, slug } = await makeWorkspace();
  const { withPassword } = await import('@/lib/testing/people');
  const { accountId } = await withPassword(architect);
  const { inIdentity } = await import('@/lib/db/identity-transaction');
  const { issueLink } = await import('@/lib/identity/links');
  const invited = await inIdentity((tx) => tx.member.findUniqueOrThrow({ where: { id: viewer.memberId } }));
  await inIdentity((tx) => issueLink(tx, invited.accountId, 'invitation', new Date()));
  expect(slug).toBeTruthy();
  expect(hasSession(await signInAsSample(accountId))).toBe(false);
  expect(hasSession(await signInAsSample(invited.accountId))).toBe(false);
});
