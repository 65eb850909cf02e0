import { afterAll, expect, test, vi } from 'vitest';
import { watchedScope } from '@/lib/testing/scopes';
import { closeQueue, jobQueue, prepareQueue } from './queue';

afterAll(closeQueue);

test('queues are made one after the other, each once, and one that fails holds up no other', async () => {
  const queue = await jobQueue();
  const make = queue.createQueue.bind(queue);
  const made: string[] = [];
  let [atOnce, most] = [0, 0];
  vi.spyOn(queue, 'createQueue').mockImplementation(async (name, options) => {
    most = Math.max(most, (atOnce += 1));
    try {
      if (name.endsWith('broken')) throw new Error('The database said no.');
      await make(name, options);
      made.push(name);
    } finally {
      atOnce -= 1;
    }
  });
  const [one, broken, two] = ['test-one', 'test-broken', 'test-two'];
  const results = await Promise.allSettled([one, broken, two, one].map((name) => prepareQueue(name)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect([made, most]).toEqual([[one, two], 1]);
});

test('a queue does not hold the request that was the first to need it', async () => {
  await closeQueue();
  const { run, isLetGo } = watchedScope();
  await run(() => prepareQueue('test-three'));
  await isLetGo();
});
