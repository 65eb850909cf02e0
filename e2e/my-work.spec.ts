import { addDays, dayOf } from '@/lib/domain/day';
import { factorLabels } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { assignOwners, atStage, planPoc } from '@/lib/testing/steps';
import { expect, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './support/accessibility';
import { open } from './support/open';
import { sample, samplePerson } from './support/sample';

test.setTimeout(120_000);

test('what waits is done where it is listed: signed, confirmed, decided, met, scored', async ({
  workspace,
  browserOf,
}) => {
  const useCase = await atStage(workspace, 'assessed', { now: now(), title: 'Case summarisation' });
  const { cast } = useCase;
  const at = now();
  const scorer = await workspace.member('viewer', 'Sue Scorer');
  await assignOwners(useCase, { at });
  await planPoc(useCase, { at });
  await useCase.send('request-sign-off', { gate: 'poc' }, { at });
  await useCase.send('add-evidence', { item: 'SE-2', kind: 'note', title: 'Scan', text: 'Clean.' }, { at });
  await useCase.send('submit-item', { item: 'SE-2', claim: 'satisfied' }, { at });
  const gap = { reason: 'Not yet.', compensatingControl: 'Read every day.', expiresOn: addDays(dayOf(at), 30) };
  await useCase.send('request-waiver', { subject: 'SE-3', ...gap }, { at });
  await useCase.send('save-scoring-round', { scorers: [{ member: scorer.memberId }] }, { at });

  const workOf = async (actor: typeof scorer) => {
    const page = await browserOf(actor);
    await open(page, `/w/${workspace.slug}/my-work`);
    const main = page.getByRole('main');
    const line = (label: string) => main.getByRole('listitem').filter({ hasText: label }).first();
    const unfold = async (label: string) => {
      const link = line(label).getByRole('link', { name: 'Case summarisation' });
      await link.focus();
      await page.keyboard.press('Enter');
      await expect(link).toHaveAttribute('aria-expanded', 'true');
      await expect(link).toBeFocused();
      return main.getByRole('region', { name: `${useCase.key}: ${label}` });
    };
    return { page, main, line, unfold };
  };
  const nothing = 'Nothing waits on you';

  await test.step('the business owner signs with a condition', async () => {
    const { page, main, unfold } = await workOf(cast.business);
    const panel = await unfold('Sign');
    await panel.getByRole('radio', { name: /^Approve with conditions/ }).check();
    await panel.getByLabel('Condition 1').fill('Count for two weeks.');
    await panel.getByLabel('Who sees to it').first().selectOption({ label: cast.technical.name });
    await panel
      .getByLabel('Until', { exact: true })
      .first()
      .fill(addDays(dayOf(at), 14));
    await panel.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(main.getByText(nothing)).toBeVisible();
    await expect(page).toHaveURL(/my-work\?open=/);
  });

  await test.step('the security reviewer refuses a waiver without a word, then with one, and confirms an item', async () => {
    const { page, main, line, unfold } = await workOf(cast.security);
    const panel = await unfold('Decide on a waiver');
    await panel.getByRole('button', { name: 'Decide on the waiver of SE-3' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Refuse it/ }).check();
    await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
    await expect(dialog.getByText('Say why you refuse it.')).toBeVisible();
    await dialog.getByLabel('Note').fill('Close it first.');
    await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
    await expect(line('Decide on a waiver')).toHaveCount(0);
    const confirm = await unfold('Confirm');
    await expect(confirm).toContainText('Clean.');
    await confirm.getByRole('button', { name: 'Confirm SE-2' }).click();
    await expect(main.getByText(nothing)).toBeVisible();
  });

  await test.step('the technical owner meets the condition', async () => {
    const { main, unfold } = await workOf(cast.technical);
    const panel = await unfold('Meet a condition');
    await panel.getByRole('button', { name: 'Mark as done: Count for two weeks.' }).click();
    await expect(main.getByText(nothing)).toBeVisible();
  });

  await test.step('the scorer hands in', async () => {
    const { main, unfold } = await workOf(scorer);
    const panel = await unfold('Score');
    for (const factor of Object.values(factorLabels)) {
      const group = panel.getByRole('group', { name: new RegExp(`^${factor}`) });
      await group.getByRole('radio').nth(3).check();
      await group.getByLabel('Why this level').fill('Seen in the interviews.');
    }
    await panel.getByRole('button', { name: 'Hand in' }).click();
    await expect(main.getByText(nothing)).toBeVisible();
  });

  const { signOffRequests, items, waivers, rounds } = await useCase.facts();
  expect(signOffRequests[0]?.signOffs[0]?.conditions[0]?.doneAt).not.toBeNull();
  expect(items.find(({ itemId }) => itemId === 'SE-2')?.state).toBe('satisfied');
  expect(waivers[0]?.decision).toBe('refused');
  expect(rounds[0]?.handedIn).toHaveLength(1);
});

test('every kind of line that the sample company has unfolds to what there is to do, for everybody', async ({
  browserOf,
}) => {
  const kinds = new Set<string>();
  for (const who of ['meilin', 'henrik', 'marco', 'priya', 'elena', 'samuel'] as const) {
    const page = await browserOf(await samplePerson(who));
    await open(page, `${sample}/my-work`);
    const lines = page.getByRole('main').locator('a[aria-expanded]');
    const addresses = await lines.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const address of addresses) {
      const kind = decodeURIComponent(address).split(':')[1] ?? '';
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      await open(page, address);
      const panel = page.getByRole('main').getByRole('region', { name: /^[A-Z]+-\d+: / });
      await expect.soft(panel.locator('button:enabled').first(), kind).toBeVisible();
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
  }
  expect(kinds.size).toBeGreaterThan(7);
});
