import { AsyncLocalStorage } from 'node:async_hooks';

// One for the process: this module may be evaluated more than once, and not each time before anybody asks.
const held = globalThis as { airworthyUnscoped?: ReturnType<typeof AsyncLocalStorage.snapshot> };

/**
 * Runs what lasts longer than a request without the request's scopes (`AsyncLocalStorage`), which it would hold, and with them all that was made for
 * the answer: as of when the server started (instrumentation.ts).
 */
export const unscoped = (held.airworthyUnscoped ??= AsyncLocalStorage.snapshot());
