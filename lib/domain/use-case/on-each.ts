import { z } from 'zod';
import type { Refusal } from '@/lib/domain/result';
import { pageSize } from './list';

/**
 * One command for several use cases: each is sent, decided and told in the trail by itself, so that what one refuses the others
 * still do. Only commands that mean the same for all are among them.
 */
export const onEachRequest = z.strictObject({
  workspace: z.string().max(100),
  command: z.enum(['assign-owner', 'move-stage', 'add-tag', 'remove-tag']),
  /** With the version that was on the screen. */
  chosen: z
    .array(z.strictObject({ useCase: z.string().min(1).max(40), version: z.number().int().positive() }))
    .min(1, 'Choose at least one use case.')
    .max(pageSize, `Choose at most ${pageSize} use cases.`),
  /** What is the same for all of them; the command checks it. */
  fields: z.record(z.string().max(40), z.string().max(10_000)),
});
export type OnEachRequest = z.output<typeof onEachRequest>;

export type OnEachOutcome = {
  /** Keys of those that did it. */
  done: string[];
  refused: { useCase: string; refusal: Refusal }[];
};
