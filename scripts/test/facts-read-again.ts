import { expect, vi } from 'vitest';
import type * as LoadFacts from '@/lib/db/load-facts';

/**
 * What is read again after a write is what everything would be, in every test that commands: a part that a command changes without saying
 * so would otherwise be judged by what was there before.
 */
vi.mock('@/lib/db/load-facts', async (load: () => Promise<typeof LoadFacts>) => {
  const real = await load();
  const loadFactsAfter: typeof LoadFacts.loadFactsAfter = async (tx, before, at) => {
    const [again, everything] = [
      await real.loadFactsAfter(tx, before, at),
      await real.loadFacts(tx, { id: before.id }, at),
    ];
    expect(again).toEqual(everything);
    return again;
  };
  return { ...real, loadFactsAfter };
});
