/** Playwright calls this before the first test. */
export default function requireServer(): void {
  if (process.env.E2E_BASE_URL) return;
  throw new Error('Browser tests need a server with the sample workspace, which npm test -- e2e starts.');
}
