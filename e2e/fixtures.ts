import { test as base, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test';
import { now } from '@/lib/env';
import type { Actor } from '@/lib/domain/access/actor';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { Faults } from './support/faults';
import { cookieHeader, signIn } from './support/session';

export { expect } from '@playwright/test';

type Fixtures = {
  /** A workspace of the test's own, with a member of each role; empty, and as old as the test. */
  workspace: TestWorkspace;
  /** Signs the test's own browser in as a member, without the sign-in page. */
  signInAs(actor: Actor): Promise<Page>;
  /** A browser of one's own for a further person. */
  browserOf(actor: Actor): Promise<Page>;
  /** Requests without a browser, as this person, or as nobody. */
  requestsOf(actor: Actor | null): Promise<APIRequestContext>;
  faults: Faults;
};

/** Every test has its own workspace, and fails on an error in the console or an exception in the page. */
export const test = base.extend<Fixtures>({
  faults: [
    async ({ context }, use) => {
      const faults = new Faults();
      faults.watch(context);
      await use(faults);
      if (faults.unexpected.length > 0) throw new Error(`In the browser:\n${faults.unexpected.join('\n')}`);
    },
    { auto: true },
  ],

  workspace: async ({}, use) => {
    await use(await makeWorkspace({ now: now() }));
  },

  signInAs: async ({ context, page, baseURL }, use) => {
    await use(async (actor) => {
      await signIn(context, actor, baseURL ?? '');
      return page;
    });
  },

  browserOf: async ({ browser, baseURL, faults, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (actor) => {
      const context = await browser.newContext({ ...contextOptions, baseURL });
      opened.push(context);
      faults.watch(context);
      await signIn(context, actor, baseURL ?? '');
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  requestsOf: async ({ playwright, baseURL }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (actor) => {
      const extraHTTPHeaders: Record<string, string> = actor ? { cookie: await cookieHeader(actor) } : {};
      const requests = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
      opened.push(requests);
      return requests;
    });
    await Promise.all(opened.map((requests) => requests.dispose()));
  },
});
