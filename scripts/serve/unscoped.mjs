// See lib/db/unscoped.ts, which the server cannot load and which finds this one. Plain JavaScript, as the server is.
import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs something as when the server started: without the scopes of the request that it is called in. */
export const unscoped = (globalThis.airworthyUnscoped ??= AsyncLocalStorage.snapshot());
