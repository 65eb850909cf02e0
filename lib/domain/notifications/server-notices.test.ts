import { expect, it } from 'vitest';
import { serverNotices } from './server-notices';

const told = (dependents: Parameters<typeof serverNotices>[0]['dependents'], reason = 'Open to everybody.') =>
  serverNotices({
    server: { id: 's', name: 'CRM' },
    now: 'revoked',
    actor: { id: 'ada', name: 'Ada' },
    reason,
    dependents,
  });

it('tells each owner once, with what of theirs builds on it, and never the one who did it', () => {
  const notices = told([
    { key: 'A-1', owners: ['bea', 'bea'] },
    { key: 'A-2', owners: ['bea', 'ada'] },
    { key: 'A-3', owners: ['tom'] },
    { key: 'A-4', owners: [] },
  ]);
  expect(notices.map(({ to }) => to)).toEqual(['bea', 'tom']);
  expect(notices[0]).toEqual({
    to: 'bea',
    kind: 'server',
    text: 'Ada revoked the server CRM: none of its tools may be called. A-1 and A-2 of yours build on it. Why: Open to everybody.',
    path: '/servers/s',
  });
});

it('stays short where many build on it and much is said', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ key: `A-${at}`, owners: ['bea'] }));
  const [notice, ...others] = told(many, 'x'.repeat(2000));
  expect(others).toEqual([]);
  expect(notice?.text).toContain('A-0, A-1, A-2, A-3 and 196 more of yours build on it.');
  expect(notice?.text.length).toBeLessThan(500);
});
