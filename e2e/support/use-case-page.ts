import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './open';

type Tab = 'overview' | 'score' | 'plan' | 'tools' | 'checklist' | 'risks' | 'sign-offs' | 'operation' | 'history';

/** What people do on the pages of one use case, by what they see: the names of tabs, buttons and fields. */
export class UseCasePage {
  readonly base: string;

  constructor(
    readonly page: Page,
    workspace: string,
    key: string,
  ) {
    this.base = `/w/${workspace}/use-cases/${key}`;
  }

  open = (tab: Tab | `checklist/${string}` = 'overview') => open(this.page, `${this.base}/${tab}`);

  /** Goes to a tab by its link. */
  async tab(name: string, address: Tab = name.toLowerCase() as Tab): Promise<void> {
    await this.page
      .getByRole('navigation', { name: /^Parts of/ })
      .getByRole('link', { name })
      .click();
    await expect(this.page).toHaveURL(`${this.base}/${address}`);
  }

  /** Opens a dialog by its button, fills it in, sends it, and waits until it has closed. */
  async dialog(trigger: string | RegExp, fill: (dialog: Locator) => Promise<void>, submit: string): Promise<void> {
    await this.page
      .getByRole('button', { name: trigger, exact: typeof trigger === 'string' })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog');
    await fill(dialog);
    await dialog.getByRole('button', { name: submit, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Gives an owner role to somebody. */
  assign = (role: string, name: string) =>
    this.dialog(`Assign the ${role}`, (dialog) => chooseIn(dialog, 'Person', name), 'Save');

  /** Presses the button of a gate that is open. */
  async moveTo(stage: string): Promise<void> {
    await this.page.getByRole('button', { name: `Move to ${stage}`, exact: true }).click();
    await expect(this.page.getByRole('listitem').and(this.page.locator('[aria-current=step]'))).toContainText(stage);
  }

  /** The gate is shut: the button cannot be pressed and says how much is missing; the overview says what. */
  async expectShut(stage: string, reasons: RegExp[]): Promise<void> {
    const button = this.page.getByRole('button', { name: `Move to ${stage}`, exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(new RegExp(`of \\d+ met for ${stage}`));
    const gate = this.page.locator('#next-gate');
    for (const reason of reasons) await expect(gate).toContainText(reason);
  }

  /** Signs in the role whose decision is open on the page. */
  async sign(decision: 'Approve' | 'Reject', { role, reason }: { role?: string; reason?: string } = {}): Promise<void> {
    const row = role ? this.row(role) : this.page.locator('main');
    await row
      .getByRole('radio', { name: new RegExp(`^${decision}`) })
      .first()
      .check();
    if (reason) await row.getByLabel('Reason').fill(reason);
    await row.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(row.getByRole('button', { name: 'Sign', exact: true })).toBeHidden();
  }

  /** How one role stands on the sign-offs tab. */
  row = (role: string): Locator =>
    this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: role, level: 3, exact: true }) });
}

/** Chooses in a list by what it shows. */
export const chooseIn = async (scope: Page | Locator, label: string, option: string): Promise<void> => {
  await scope.getByLabel(label, { exact: true }).selectOption({ label: option });
};
