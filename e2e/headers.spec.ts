import { expect, test } from './fixtures';
import { commandPath } from './support/http';

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
};

test('every answer says that no other site may frame it or guess its type, whatever it is', async ({
  requestsOf,
  workspace,
}) => {
  const requests = await requestsOf(workspace.viewer);
  const { slug } = workspace;
  const answers: [path: string, status: number][] = [
    [`/w/${slug}/use-cases`, 200],
    ['/w/nobody-has-this/use-cases', 404],
    ['/no-such-page', 404],
    ['/share/no-such-key', 404],
    ['/_next/no-such-file', 404],
    ['/500', 500],
    ['/api/health', 200],
    [`/api/w/${slug}/search?q=x`, 200],
    [commandPath(slug, 'create-use-case'), 405],
  ];
  for (const [path, status] of answers) {
    const answer = await requests.get(path);
    expect.soft([path, answer.status()]).toEqual([path, status]);
    expect.soft(answer.headers(), path).toMatchObject(always);
    const said = answer.headersArray().map(({ name }) => name.toLowerCase());
    const twice = said.filter((name, index) => name in always && said.indexOf(name) !== index);
    expect.soft([path, ...twice]).toEqual([path]);
  }
});

test('where the server itself broke, a page of the product says so', async ({ requestsOf }) => {
  const answer = await (await requestsOf(null)).get('/500');
  expect([answer.status(), await answer.text()]).toEqual([
    500,
    expect.stringContaining('nothing that was saved is lost'),
  ]);
});
