import { AsyncLocalStorage } from 'node:async_hooks';

// scripts/serve/unscoped.mjs has it from when the server started; modules may be evaluated later, within a request.
const held = globalThis as { airworthyUnscoped?: ReturnType<typeof AsyncLocalStorage.snapshot> };

/**
 * Runs what lasts longer than a request without the request's scopes (`AsyncLocalStorage`), which its timers, sockets and promises would hold, and
 * with them all that was made for the answer. Within it nothing may enter a scope for good (`enterWith`): all who come later would be in it.
 */
export const unscoped = (held.airworthyUnscoped ??= AsyncLocalStorage.snapshot());
