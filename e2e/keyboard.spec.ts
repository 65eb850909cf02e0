import type { Locator, Page } from '@playwright/test';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { addSystem, assignOwners, atStage, planPoc, stateFacts } from '@/lib/testing/steps';
import { makeUseCase } from '@/lib/testing/use-case';
import { expect, test } from './fixtures';
import { open } from './support/open';

// Nothing here clicks, hovers or focuses: every step is a key.

const holdsFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** An outline around it or its label, or the ring that fields have instead. */
const showsFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) =>
    [element, element.closest('label')].some((part) => {
      const { outlineStyle, boxShadow } = part ? getComputedStyle(part) : { outlineStyle: 'none', boxShadow: '' };
      return outlineStyle !== 'none' || / 0px 0px 0px [1-4]px/.test(boxShadow);
    }),
  );

/** Presses Tab until this element has the focus, as somebody does who cannot point at it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await holdsFocus(target)) {
      // Whoever works like this must see where they are.
      await expect.poll(() => showsFocus(target), `the focus on ${String(target)} is visible`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`120 times Tab did not reach ${String(target)}.`);
}

/** The first Tab of every page offers a way past the rail. */
async function skipToContent(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
}

test('scores a use case and agrees the assessment by keyboard alone', async ({ signInAs, workspace }) => {
  const useCase = await makeUseCase(workspace, { at: now() });
  const page = await signInAs(workspace.architect);
  await open(page, `/w/${workspace.slug}/use-cases/${useCase.key}/score`);
  await skipToContent(page);
  const group = (factor: (typeof factors)[number]) =>
    page.getByRole('group', { name: new RegExp(`^${factorLabels[factor]}`) });
  await tabTo(page, group(factors[0]).getByRole('radio').first());
  for (const factor of factors) {
    await page.keyboard.press('4');
    await expect(group(factor).getByRole('radio').nth(3)).toBeChecked();
    await page.keyboard.press('ArrowRight');
    await expect(group(factor).getByRole('radio').nth(4)).toBeChecked();
    await page.keyboard.press('Enter');
    await page.keyboard.type(`Because of ${factor}, digits 1 to 5 included.`);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('button', { name: 'Hand in' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Agree the assessment of/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'How firm it is' })).toBeVisible();
  const stored = (await useCase.facts()).assessments.find(({ state }) => state === 'agreed');
  expect(stored?.ratings.measurement).toEqual({
    level: 5,
    rationale: 'Because of measurement, digits 1 to 5 included.',
    links: [],
  });
});

test('asks for approval and signs by keyboard alone', async ({ signInAs, browserOf, workspace }) => {
  const useCase = await atStage(workspace, 'assessed', { now: now() });
  await assignOwners(useCase, { at: now() });
  await stateFacts(useCase, { systems: [await addSystem(useCase, 'CRM', 'crm', now())], at: now() });
  await planPoc(useCase, { at: now() });
  const address = `/w/${workspace.slug}/use-cases/${useCase.key}/sign-offs`;

  const page = await signInAs(workspace.architect);
  await open(page, address);
  await skipToContent(page);
  await tabTo(page, page.getByRole('button', { name: 'Ask for approval' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${workspace.architect.name} asked`)).toBeVisible();

  const theirs = await browserOf(useCase.cast.business);
  await open(theirs, address);
  await skipToContent(theirs);
  await tabTo(theirs, theirs.getByRole('radio', { name: /^Approve/ }).first());
  await theirs.keyboard.press('Space');
  await tabTo(theirs, theirs.getByLabel('Reason'));
  await theirs.keyboard.type('The plan convinces me.');
  await tabTo(theirs, theirs.getByRole('button', { name: 'Sign', exact: true }));
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByText('Approved', { exact: true })).toBeVisible();

  await page.reload();
  await skipToContent(page);
  await tabTo(page, page.getByRole('button', { name: 'Move to POC' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-current=step]')).toContainText('POC');
});

test('finds a use case with Ctrl+K', async ({ signInAs, workspace }) => {
  const useCase = await makeUseCase(workspace, { title: 'Warehouse stock forecast', at: now() });
  const page = await signInAs(workspace.viewer);
  await open(page, `/w/${workspace.slug}/portfolio`);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('warehuose stock');
  await expect(page.getByRole('option', { name: /Warehouse stock forecast/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}/use-cases/${useCase.key}`));

  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
