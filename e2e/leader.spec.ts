import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { stageLabels, trackStages } from '@/lib/domain/stages/stages';
import { expect, test } from './fixtures';
import { open, ready } from './support/open';
import { sample, samplePerson } from './support/sample';

test.setTimeout(120_000);

test('leader: lands on the portfolio, reads its figures, and follows a mark to the use cases behind it', async ({
  browserOf,
}) => {
  const page = await browserOf(await samplePerson('katrin'));
  await page.goto(sample);
  await expect(page).toHaveURL(`${sample}/portfolio`);
  await ready(page);
  await expect(page.getByRole('link', { name: 'New use case' })).toBeHidden();

  const figure = (label: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd')
      .first();
  const total = Number(await figure('Use cases').innerText());
  expect(total).toBeGreaterThan(25);
  expect(Number(await figure('Overdue pilots').innerText())).toBeGreaterThan(0);

  // Every chart has its figures as a table; those of the funnel name each stage.
  for (const title of [
    'Stage funnel',
    'Go-live forecast',
    'Trend',
    'Time in stage',
    'Value against risk',
    'Verdict mix',
    'Readiness by area',
  ]) {
    const chart = page.getByRole('region', { name: title, exact: true });
    await expect(chart.locator('svg').first()).toBeVisible();
    await chart.getByText('Figures as a table').click();
    await expect(chart.getByRole('table')).toBeVisible();
  }
  const forecast = page.getByRole('region', { name: 'Go-live forecast', exact: true });
  await expect(forecast.getByRole('img', { name: /in production now$/ })).toBeVisible();
  await expect(forecast).toContainText(/holds back most: \d+ use case/);
  await expect(forecast).toContainText(/Of \d+ forecasts of the last year, \d+ came within the half/);
  await expect(
    page
      .getByRole('region', { name: 'Trend' })
      .getByRole('img', { name: /in Pilot/ })
      .first(),
  ).toBeVisible();
  const waited = page.getByRole('region', { name: 'Who is waited on' });
  await expect(waited.getByRole('rowheader', { name: 'Security reviewer' })).toBeVisible();
  expect(await figure('Candidate to production').innerText()).toMatch(/^\d+ days$/);

  const funnel = page.getByRole('region', { name: 'Stage funnel', exact: true });
  for (const stage of trackStages) {
    await expect(funnel.getByRole('rowheader', { name: stageLabels[stage], exact: true })).toBeVisible();
  }

  const mark = funnel.getByRole('link', { name: /^Pilot: \d+/ });
  const count = Number(/^Pilot: (\d+)/.exec((await mark.getAttribute('aria-label')) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  // A mark is a link like any other: by Tab and Enter.
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${sample}/use-cases?stage=pilot`);
  await expect(page.getByRole('table', { name: 'Use cases' }).locator('tbody tr')).toHaveCount(count);

  await page.goBack();
  await expect(page).toHaveURL(`${sample}/portfolio`);
});

test('by keyboard: value against risk is zoomed and reset, and a cell of the readiness map opens its blockers', async ({
  browserOf,
}) => {
  const page = await browserOf(await samplePerson('katrin'));
  await open(page, `${sample}/portfolio`);
  const drawing = page.getByRole('group', { name: /^Value against risk: drawing/ });
  const bubbles = drawing.getByRole('link');
  await expect(bubbles.first()).toBeVisible();
  const all = await bubbles.count();
  expect(all).toBeGreaterThan(10);
  await drawing.focus();
  for (const key of ['+', '+', '+', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(key);
  await expect(drawing.getByRole('status')).toHaveText(new RegExp(`^\\d+ of ${all} bubbles are in sight`));
  expect(await bubbles.count()).toBeLessThan(all);
  await page.keyboard.press('0');
  await expect(bubbles).toHaveCount(all);

  const map = page.getByRole('region', { name: 'Readiness by area', exact: true });
  const cell = map.getByRole('link', { name: /^[A-Z]+-\d+, Identity: \d+ %/ }).first();
  const key = /^[A-Z]+-\d+/.exec((await cell.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  await cell.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Identity: ${key} `) });
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`area=identity&of=${key}$`));
  // The address alone opens it, too.
  await page.reload();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(`${sample}/portfolio`);

  await map.getByRole('link', { name: 'Identity: what is missing' }).focus();
  await page.keyboard.press('Enter');
  const whole = page.getByRole('dialog', { name: /^Identity: the \d+ closest to production$/ });
  await expect(whole.getByText(/^Missing on \d+ of \d+\.$/).first()).toBeVisible();
  await whole.getByRole('link').first().press('Enter');
  await expect(page).toHaveURL(/\/checklist\/ID-\d+$/);
});

test('filters stand in the address, hold for charts and table, and survive reload and back', async ({ browserOf }) => {
  const page = await browserOf(await samplePerson('james'));
  await open(page, `${sample}/portfolio`);
  await page.getByText('Filter', { exact: true }).click();
  await page.getByLabel('Business unit').selectOption({ label: 'Sales (SALES)' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(`${sample}/portfolio?unit=SALES`);
  const chip = page.getByRole('link', { name: /Unit: Sales/ });
  await expect(chip).toBeVisible();
  const funnel = page.getByRole('region', { name: 'Stage funnel', exact: true });
  await expect(funnel).toContainText('Unit: Sales');
  const total = page.locator('dl dd').first();
  const sales = await total.innerText();

  await page.reload();
  await expect(total).toHaveText(sales);
  await ready(page);
  await funnel.getByText('Figures as a table').click();
  await funnel.getByRole('rowheader').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/use-cases\?.*unit=SALES/);
  await expect(page.getByRole('table', { name: 'Use cases' }).locator('tbody tr').first()).toContainText('SALES-');

  await page.goBack();
  await expect(page).toHaveURL(`${sample}/portfolio?unit=SALES`);
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(page).toHaveURL(`${sample}/portfolio`);
  await expect(total).not.toHaveText(sales);
  await page.goBack();
  await expect(total).toHaveText(sales);

  // What nobody can read from an address counts as no filter.
  await open(page, `${sample}/portfolio?unit=%3Cscript%3E&stage=nonsense&owner=1`);
  await expect(page.getByRole('link', { name: /Unit:|Stage:/ })).toHaveCount(0);
});

test('the list is searched, filtered and sorted in its address', async ({ browserOf }) => {
  const page = await browserOf(await samplePerson('katrin'));
  await open(page, `${sample}/use-cases`);
  const rows = page.getByRole('table', { name: 'Use cases' }).locator('tbody tr');
  await page.getByLabel('Search key, title and problem').fill('account research');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]q=account(\+|%20)research/);
  await expect(rows.first()).toContainText(/account research/i);
  await page.getByRole('link', { name: /“account research”/ }).click();
  await expect(page).toHaveURL(`${sample}/use-cases?view=table`);

  await page.getByRole('link', { name: 'Score and verdict' }).click();
  await expect(page).toHaveURL(/sort=score/);
  await expect(page.getByRole('columnheader', { name: 'Score and verdict' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page).toHaveURL(/view=board/);
  await expect(page.getByRole('region', { name: 'Pilot' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/sort=score$/);
});

test('the same use cases as a matrix and on a line of time, within the same filter', async ({ browserOf }) => {
  const page = await browserOf(await samplePerson('katrin'));
  await open(page, `${sample}/use-cases?stage=production`);
  const rows = page.getByRole('table', { name: 'Use cases' }).locator('tbody tr');
  const live = await rows.count();
  expect(live).toBeGreaterThan(1);

  await page.getByRole('link', { name: 'Matrix', exact: true }).click();
  await expect(page).toHaveURL(/stage=production&view=matrix/);
  const matrix = page.getByRole('region', { name: 'Matrix' });
  await expect(matrix.getByRole('listitem')).toHaveCount(live);
  await matrix.getByRole('link').first().click();
  await expect(page).toHaveURL(/use-cases\/[A-Z]+-\d+\/overview/);

  await open(page, `${sample}/use-cases?stage=pilot&view=timeline`);
  const line = page.getByRole('table', { name: 'Timeline' }).locator('tbody tr').first();
  await expect(line).toContainText(/Candidate from .*; Assessed from .*; POC from .*; Pilot since /);
  await expect(line).toContainText(/goes live between .* as likely as not; nine of ten: /);
  // A filter keeps the view.
  await page.getByRole('link', { name: /Stage: Pilot/ }).click();
  await expect(page).toHaveURL(/use-cases\?view=timeline$/);
});

test('the table is taken along as it is filtered, as a workbook and as text', async ({ browserOf }) => {
  const page = await browserOf(await samplePerson('katrin'));
  await open(page, `${sample}/use-cases?stage=pilot`);
  const shown = await page.getByRole('table', { name: 'Use cases' }).locator('tbody tr').count();
  expect(shown).toBeGreaterThan(0);
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const workbook = await save('Excel workbook (XLSX)');
  expect(workbook.name).toBe('use-cases.xlsx');
  const [sheet] = await readXlsxFile(workbook.bytes);
  expect(sheet?.data.slice(1).map((cells) => cells[4])).toEqual(Array.from({ length: shown }, () => 'Pilot'));
  const text = await save('Text with commas (CSV)');
  expect(text.name).toBe('use-cases.csv');
  const rows: Record<string, string>[] = parse(text.bytes, { columns: true, bom: true });
  expect(rows.map(({ Key }) => Key)).toEqual(sheet?.data.slice(1).map((cells) => cells[0]));
});

test('an empty workspace shows no figures that nobody entered', async ({ signInAs, workspace }) => {
  const page = await signInAs(workspace.viewer);
  await open(page, `/w/${workspace.slug}`);
  await expect(page).toHaveURL(`/w/${workspace.slug}/portfolio`);
  await expect(page.getByRole('heading', { name: 'No use cases yet' })).toBeVisible();
  await expect(page.locator('main svg.recharts-surface, main table')).toHaveCount(0);
  expect(await page.locator('main').innerText()).not.toMatch(/\d/);
  // Whoever may not register is not invited to.
  await expect(page.getByRole('link', { name: 'New use case' })).toHaveCount(0);
  await open(page, `/w/${workspace.slug}/use-cases`);
  await expect(page.getByText('Ask an architect of this workspace')).toBeVisible();
});
