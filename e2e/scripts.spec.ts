import { expect, test } from './fixtures';

/** Kilobytes (gzip): what an empty app of the same Next loads, as `npm run bench` measures it, and what the list may add. */
const [emptyApp, most] = [133, 60];

test('the list loads few scripts: what menus, filters and dialogs need comes when they are asked for', async ({
  signInAs,
  workspace,
}) => {
  const page = await signInAs(workspace.architect);
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize),
    );
  });
  await page.goto(`/w/${workspace.slug}/use-cases?view=table`, { waitUntil: 'networkidle' });
  const loaded = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
  expect(loaded).toBeGreaterThan(100);
  expect(loaded).toBeLessThan(emptyApp + most);
});
