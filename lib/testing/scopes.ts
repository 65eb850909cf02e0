import { AsyncLocalStorage } from 'node:async_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { vi } from 'vitest';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A scope as each request has one. */
export function watchedScope() {
  const scope = new AsyncLocalStorage<object>();
  let facts: WeakRef<object> | undefined;
  return {
    run<T>(work: () => T): T {
      const its = { of: 'a request' };
      facts = new WeakRef(its);
      return scope.run(its, work);
    },
    /** Ends once nothing holds it any more, and fails where something goes on to. */
    async isLetGo(): Promise<void> {
      if (!facts) throw new Error('Nothing has run in this scope.');
      await vi.waitUntil(() => (collectGarbage(), !facts?.deref()), { timeout: 10_000 });
    },
  };
}
