import { expect, test } from './fixtures';

test('a small answer says its length and is not compressed, a page is compressed', async ({ signInAs, workspace }) => {
  const page = await signInAs(workspace.architect);
  const small = await page.request.get(`/api/w/${workspace.slug}/search?q=nothing-is-called-so`);
  expect(await small.json()).toEqual({ found: [] });
  expect(small.headers()['content-length']).toBe(String('{"found":[]}'.length));
  expect(small.headers()).not.toHaveProperty('content-encoding');
  const list = await page.request.get(`/w/${workspace.slug}/use-cases`);
  expect(list.headers()['content-encoding']).toBe('gzip');
  expect(await list.text()).toMatch(/<\/html>/);
});
