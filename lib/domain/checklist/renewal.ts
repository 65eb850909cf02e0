import { renewFrom } from '@/lib/domain/day';
import type { Day, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** When what an item was confirmed on wants to be renewed; both null: some of it never ends. */
export type Renewal = {
  itemId: string;
  /** The last fifth of the longest validity begins (`renewFrom`). */
  renewFrom: Date | null;
  /** The last day on which any of it holds; null too where nothing is left of it. */
  runsOutOn: Day | null;
};

/**
 * Of each satisfied item, by what its signing role accepted. An item is stale once nothing is left of that, so one of which
 * everything was withdrawn wants it since it was confirmed.
 */
export function renewals({ items, evidence }: Pick<UseCaseFacts, 'items' | 'evidence'>): Renewal[] {
  return items.flatMap(({ itemId, state, confirmedAt }): Renewal[] => {
    if (state !== 'satisfied') return [];
    const proof = evidence.filter((one) => one.itemId === itemId && one.review?.decision === 'accepted');
    if (proof.length === 0) return [{ itemId, renewFrom: confirmedAt, runsOutOn: null }];
    const ends = proof.flatMap(({ createdAt, expiresOn }) =>
      expiresOn ? [{ expiresOn, from: renewFrom(createdAt, expiresOn) }] : [],
    );
    if (ends.length < proof.length) return [{ itemId, renewFrom: null, runsOutOn: null }];
    return [
      {
        itemId,
        renewFrom: new Date(Math.max(...ends.map(({ from }) => from.getTime()))),
        runsOutOn:
          ends
            .map(({ expiresOn }) => expiresOn)
            .sort()
            .at(-1) ?? null,
      },
    ];
  });
}
