'use client';

import type { RefObject } from 'react';
import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import type { Reason, Refusal } from '@/lib/domain/result';

type Props = {
  refusal: Refusal;
  /** Messages about fields that are not on the screen. */
  unplaced?: string[];
  /** How many fields show their own message. */
  placed?: number;
  /** Address of the use case, so that reasons link to their tabs. */
  base?: string;
  ref?: RefObject<HTMLDivElement | null>;
};

/** Why a command was refused: all reasons, what to do about each, and by whom. Takes the focus where no field can. */
export function RefusalNotice({ refusal, unplaced = [], placed = 0, base, ref }: Props) {
  const isInput = refusal.kind === 'invalid' && refusal.fields !== undefined;
  const reasons: Reason[] = isInput ? unplaced.map((message) => ({ code: 'field', message })) : refusal.reasons;
  const single = reasons.length === 1 && reasons[0]?.message === refusal.message ? reasons[0] : undefined;
  return (
    <Notice
      ref={ref}
      role="alert"
      tabIndex={-1}
      tone={refusal.kind === 'conflict' ? 'caution' : 'negative'}
      title={isInput && placed > 0 ? fieldsTitle(placed) : refusal.message}
    >
      {single ? (
        (single.remedy ?? single.by) ? (
          <p>
            {single.remedy} {single.by ? `By: ${single.by}.` : null}
          </p>
        ) : null
      ) : reasons.length > 0 ? (
        <ReasonList reasons={reasons} base={base} />
      ) : null}
      {refusal.kind === 'conflict' ? (
        <p>What you entered is still here. Look at what changed, then send again to save yours on top of it.</p>
      ) : null}
    </Notice>
  );
}

const fieldsTitle = (count: number) =>
  count === 1
    ? 'One field needs another look; nothing was saved yet.'
    : `${count} fields need another look; nothing was saved yet.`;
