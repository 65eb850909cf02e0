import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const seed = JSON.parse(readFileSync('/tmp/shot/seed.json', 'utf8'));
const [, , who = 'architect', list = '', modes = 'light1440'] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const mode of modes.split(',')) {
  const dark = mode.startsWith('dark');
  const width = Number(mode.replace(/\D/g, ''));
  const ctx = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
  });
  await ctx.addCookies([{ name: 'next-auth.session-token', value: seed.cookies[who], url: 'http://127.0.0.1:3500' }]);
  const page = await ctx.newPage();
  page.on('console', (m) => {
    if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300));
  });
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  for (const entry of list.split(',')) {
    const [name, path] = entry.split('=');
    const url = `http://127.0.0.1:3500/w/${seed.slug}/` + path.replace(/\{(\w+)\}/g, (_, k) => seed[k]);
    const r = await page.goto(url, { timeout: 120000, waitUntil: 'load' });
    await page.waitForTimeout(500);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    console.log(mode, name, r.status(), 'overflow', overflow);
    await page.screenshot({ path: `/tmp/shot/${name}-${mode}.png`, fullPage: true });
  }
  await ctx.close();
}
await browser.close();
