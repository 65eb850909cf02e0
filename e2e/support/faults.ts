import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What went wrong in the browser while nobody looked. A test fails with it, unless it said before that it expects it. */
export class Faults {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  /** The browser itself writes "Failed to load resource" for each answer such as 404. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  watch(context: BrowserContext): void {
    context.on('page', (page) => this.#watchPage(page));
    context.on('weberror', (error) => this.#seen.push(`Page error: ${error.error().stack ?? error.error().message}`));
    context.on('console', (message) => this.#note(message));
    for (const page of context.pages()) this.#watchPage(page);
  }

  #watchPage(page: Page): void {
    // A dialog means that markup has run; those the product asks for are expected by the test that asks.
    page.on('dialog', (dialog) => {
      this.#seen.push(`Dialog (${dialog.type()}): ${dialog.message()}`);
      void dialog.dismiss().catch(() => undefined);
    });
  }

  #note(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    this.#seen.push(`Console: ${message.text()} (${message.location().url})`);
  }

  get unexpected(): string[] {
    return this.#seen.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}
