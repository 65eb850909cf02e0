import { scriptsLoaded } from '@/scripts/bench/scripts-of-page';
import { expect, test } from './fixtures';

/** Kilobytes (gzip): what an empty app of the same Next loads, as `npm run bench` measures it, and what the list may add. */
const [emptyApp, most] = [133, 60];

test('the list loads few scripts: what menus, filters and dialogs need comes when they are asked for', async ({
  signInAs,
  workspace,
}) => {
  const page = await signInAs(workspace.architect);
  const loaded = await scriptsLoaded(page, `/w/${workspace.slug}/use-cases?view=table`);
  expect(loaded).toBeGreaterThan(100);
  expect(loaded).toBeLessThan(emptyApp + most);
});
