import { createHash } from 'node:crypto';
import { now } from '@/lib/env';
import { withContents } from '@/lib/queries/evidence-contents';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { commandPath } from './support/http';
import { open } from './support/open';

const page = `<!doctype html><script>document.title = 'ran'; window.ran = 1</script><p>A page that would run here.</p>`;

test('a file of evidence is downloaded, whatever it is and is called, and never shown', async ({
  requestsOf,
  signInAs,
  workspace,
}) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const requests = await requestsOf(workspace.architect);
  const buffer = Buffer.from(page);
  const multipart = {
    useCase: useCase.key,
    item: 'ID-1',
    kind: 'file',
    title: '',
    file: { name: 'ré"port\r\nx: y;.html', mimeType: 'text/html', buffer },
  };
  const sent = await requests.post(commandPath(workspace.slug, 'add-evidence'), { multipart });
  expect(sent.status(), await sent.text()).toBe(200);
  const [added] = await withContents(workspace.architect, (await useCase.facts()).evidence);
  const path = `/api/w/${workspace.slug}/files/${added?.file?.id}`;

  const got = await requests.get(path);
  expect(got.status()).toBe(200);
  expect(got.headers()).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.~-]+$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': expect.stringContaining('no-store'),
  });
  expect(got.headers()['content-type']).not.toContain('html');
  expect(await got.body()).toEqual(buffer);
  expect(added?.sha256).toBe(createHash('sha256').update(buffer).digest('hex'));

  const browser = await signInAs(workspace.viewer);
  await open(browser, `/w/${workspace.slug}/use-cases/${useCase.key}/checklist/ID-1`);
  const download = browser.waitForEvent('download');
  await browser.evaluate((address) => window.location.assign(address), path);
  await (await download).delete();
  expect(await browser.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();

  for (const other of ['not-an-id', crypto.randomUUID(), `${added?.file?.id}%00`, '..%2f..%2fsecret']) {
    expect((await requests.get(`/api/w/${workspace.slug}/files/${other}`)).status(), other).toBe(404);
  }
  expect((await (await requestsOf(null)).get(path)).status()).toBe(404);
});
