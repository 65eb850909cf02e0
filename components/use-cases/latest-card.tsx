'use client';

import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

type Props = { latest: { at: Date | string; sentence: string }[]; now: Date; base: string };

/** What happened last, in words. */
export function LatestCard({ latest, now, base }: Props) {
  return (
    <Card id="latest" title="Latest" actions={<TextLink href={`${base}/history`}>All of the history</TextLink>}>
      <ol className="space-y-2.5">
        {latest.map(({ at, sentence }, index) => (
          <li key={index} className="flex justify-between gap-4">
            <span className="min-w-0">{sentence}</span>
            <span className="shrink-0 text-sm text-ink-subtle">
              <Time at={at} now={now} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
