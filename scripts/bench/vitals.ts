import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { tool } from '../lib/child';
import { Failure } from '../lib/failure';
import { findBrowser } from '../test/browser';
import type { Cookie } from './database';

/** What a person notices: milliseconds to the largest thing on the page, how much moved (no unit), milliseconds from a press to its answer. */
export type Vitals = { lcp: number; cls: number; inp: number };

/** A page, and what is pressed on it. */
export type Visit = { name: string; url: string; cookie: Cookie; press: (page: Page) => Promise<void> };

const rounds = 5;
// An init script has a scope of its own, where the library's `var` would stay.
const library = `${readFileSync(tool('web-vitals/dist/web-vitals.iife.js'), 'utf8')};globalThis.webVitals = webVitals;`;

/** Measured with Google's web-vitals in a browser without a cache, the middle of five visits. */
export async function vitalsOf(visits: Visit[]): Promise<Map<string, Vitals>> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const found = new Map<string, Vitals[]>(visits.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const visit of visits) found.get(visit.name)?.push(await visited(browser, visit));
    }
    return new Map([...found].map(([name, all]) => [name, middle(all)]));
  } finally {
    await browser.close();
  }
}

async function visited(browser: Browser, { url, cookie, press }: Visit): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addCookies([{ ...cookie, url }]);
    await context.addInitScript({ content: library });
    await context.addInitScript(collect);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await press(page);
    // The entry of a press is there once the frame after it has been drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const vitals = await page.evaluate(() => (globalThis as unknown as Collecting).vitals);
    if (vitals.lcp === 0) throw new Failure(`The browser tells nothing of ${url}.`);
    return vitals;
  } finally {
    await context.close();
  }
}

type Report = (metric: { value: number }) => void;
type Collecting = {
  vitals: Vitals;
  webVitals: Record<'onLCP' | 'onCLS' | 'onINP', (report: Report, options: object) => void>;
};

/** Runs in the page. */
function collect() {
  const here = globalThis as unknown as Collecting;
  here.vitals = { lcp: 0, cls: 0, inp: 0 };
  const options = { reportAllChanges: true, durationThreshold: 16 };
  here.webVitals.onLCP(({ value }) => (here.vitals.lcp = value), options);
  here.webVitals.onCLS(({ value }) => (here.vitals.cls = value), options);
  here.webVitals.onINP(({ value }) => (here.vitals.inp = value), options);
}

function middle(all: Vitals[]): Vitals {
  const of = (name: keyof Vitals) => all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return { lcp: of('lcp'), cls: of('cls'), inp: of('inp') };
}
