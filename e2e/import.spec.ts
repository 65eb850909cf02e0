import { inWorkspace } from '@/lib/db/workspace-transaction';
import { federalBytes } from '@/lib/testing/imports';
import { inventoryFile } from '@/lib/testing/inventory-file';
import { expect, test } from './fixtures';
import { open, ready } from './support/open';

test.setTimeout(300_000);

const real = federalBytes();
// Where the inventory is not at hand, a file with the same traps.
const file = real
  ? { name: 'federal-ai-use-cases-2024.csv', buffer: real, rows: 2133 }
  : { name: 'inventory.csv', buffer: inventoryFile({ rows: 600 }).bytes, rows: 600 };
const grouped = file.rows.toLocaleString('en-US');

test(`imports ${file.name} whole, again without a change, and takes it back`, async ({ signInAs, workspace }) => {
  const page = await signInAs(workspace.architect);
  const imports = `/w/${workspace.slug}/imports`;
  const figure = async (label: string) => {
    const text = await page
      .locator('main li')
      .filter({ has: page.getByText(label, { exact: true }) })
      .first()
      .innerText();
    return Number(text.replace(label, '').replace(/\D/g, ''));
  };
  const upload = async () => {
    await open(page, imports);
    await page.getByLabel('Import a file').setInputFiles({ ...file, mimeType: 'text/csv' });
    await page.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByRole('heading', { name: file.name, level: 1 })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
  };
  const ended = () => expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  const stored = () => inWorkspace(workspace.workspaceId, (tx) => tx.useCase.count());

  await test.step('shows the columns with the mapping that ships, and what becomes of the rows', async () => {
    await upload();
    await expect(page.getByText(/windows-1252/i)).toBeVisible();
    await expect(page.getByText(`${grouped} rows`).first()).toBeVisible();
    if (real) await expect(page.getByRole('link', { name: 'Federal inventory' })).toBeVisible();
    await expect(page.getByLabel('Title', { exact: true })).not.toHaveValue('');
    const planned = [
      await figure('New use cases'),
      await figure('Here already, may change'),
      await figure('Here already, unchanged'),
      await figure('Skipped'),
    ];
    expect(planned.reduce((sum, count) => sum + count, 0)).toBe(file.rows);
    expect(await stored()).toBe(0);
  });

  await test.step('another choice of column is previewed at once, and goes with the address', async () => {
    const title = page.getByLabel('Title', { exact: true });
    const chosen = await title.inputValue();
    await title.selectOption({ index: 3 });
    await expect(page).toHaveURL(/[?&]title=/);
    await page.reload();
    await ready(page);
    await expect(title).not.toHaveValue(chosen);
    await open(page, new URL(page.url()).pathname);
    await expect(title).toHaveValue(chosen);
  });

  await test.step('runs in the background; a reload in its middle loses nothing', async () => {
    await page.getByRole('button', { name: `Import ${grouped} rows` }).click();
    await expect(page.getByText('Rows in the file')).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(page.getByText('Rows in the file')).toBeVisible();
    await ended();
    const [rows, created, updated, skipped] = [
      await figure('Rows in the file'),
      await figure('Created'),
      await figure('Updated'),
      await figure('Skipped'),
    ];
    expect(rows).toBe(file.rows);
    expect(created! + updated! + skipped!).toBe(file.rows);
    expect(created).toBe(await stored());
    // Nothing is mangled.
    const mangled = await inWorkspace(
      workspace.workspaceId,
      (tx) => tx.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from use_case
        where workspace_id = ${tx.workspaceId}::uuid and (title || problem) ~ '[\\uFFFD\\u0080-\\u009F]|â€'`,
    );
    expect(mangled).toEqual([{ count: 0 }]);
  });

  await test.step('what is skipped says why, and can be taken away as a file', async () => {
    if ((await figure('Skipped')) === 0) return;
    await page
      .getByRole('link', { name: /^Skipped/ })
      .first()
      .click();
    await expect(page).toHaveURL(/outcome=skipped/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the skipped rows (CSV)' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });

  const first = new URL(page.url()).pathname;
  const before = await stored();

  await test.step('an imported use case shows that its gates are not checked', async () => {
    await open(page, `/w/${workspace.slug}/use-cases?unverified=true`);
    await page.getByRole('table', { name: 'Use cases' }).getByRole('link').filter({ hasText: /\w/ }).nth(6).click();
    await expect(page.getByText('Imported, gates not checked').first()).toBeVisible();
  });

  await test.step('the same file again changes nothing', async () => {
    await upload();
    expect([await figure('New use cases'), await figure('Here already, may change')]).toEqual([0, 0]);
    await page.getByRole('button', { name: `Import ${grouped} rows` }).click();
    await expect(page.getByText('Rows in the file')).toBeVisible({ timeout: 30_000 });
    await ended();
    expect([await figure('Created'), await figure('Updated'), await figure('Skipped')]).toEqual([0, 0, file.rows]);
    expect(await stored()).toBe(before);
  });

  await test.step('the first import is taken back as a whole', async () => {
    await open(page, first);
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByText('This import was undone')).toBeVisible({ timeout: 60_000 });
    expect(await stored()).toBe(0);
    await open(page, `/w/${workspace.slug}/use-cases`);
    await expect(page.getByRole('heading', { name: 'No use cases yet' })).toBeVisible();
  });
});

test('what is no table, empty, or for nobody to import is refused in words', async ({
  signInAs,
  browserOf,
  workspace,
  faults,
}) => {
  faults.expect(/400|403|413/);
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/imports`);
  const files = [
    {
      name: 'photo.csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48]),
    },
    { name: 'empty.csv', buffer: Buffer.alloc(0) },
    { name: 'broken.xlsx', buffer: Buffer.from('PK\u0003\u0004 but not a workbook') },
  ];
  for (const { name, buffer } of files) {
    await page.getByLabel('Import a file').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByRole('main').getByRole('alert'), name).toContainText(/\w{3,}.*\./);
    await expect(page, name).toHaveURL(/\/imports$/);
  }
  const contributor = await browserOf(workspace.contributor);
  faults.expect(/404/);
  const answer = await contributor.goto(`/w/${workspace.slug}/imports`);
  expect(answer?.status()).toBe(404);
});

test('a file of 50 MB is refused in words, and the connection lives on', async ({ requestsOf, workspace }) => {
  const requests = await requestsOf(workspace.architect);
  const path = `/api/w/${workspace.slug}/imports`;
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'large.csv' };
  const large = await requests.post(path, { data: Buffer.alloc(50 * 1024 * 1024 + 1, 'a,b\n'), headers });
  expect(large.status()).toBe(413);
  expect(JSON.stringify(await large.json())).toMatch(/50 MB/);
  const small = await requests.post(path, {
    data: Buffer.from('Title,Problem\nLease review,Nobody reads them.\n'),
    headers,
  });
  expect(small.status()).toBe(200);
});
