'use client';

import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money, Unknown } from '@/components/ui/money';
import type { ExpectedValue } from '@/lib/domain/use-case/facts';
import { monthlyValue } from '@/lib/domain/use-case/value';

/** Hours × people × value of an hour, and what that is in a month and a year. */
export function ValueCard({ value, currency }: { value: ExpectedValue; currency: string }) {
  const { hoursSavedPerMonth, people, valuePerHour } = value;
  const monthly = monthlyValue(value);
  return (
    <Card id="value" title="Expected value">
      {monthly === null ? (
        <p className="mb-3 text-ink-muted">
          Not known yet: it takes hours saved, people and the value of an hour, all three.
        </p>
      ) : (
        <p className="mb-3 flex flex-wrap items-baseline gap-x-4">
          <span className="text-2xl font-semibold">
            <Money amount={monthly} currency={currency} />
            <span className="text-base font-normal text-ink-muted"> a month</span>
          </span>
          <span className="text-ink-muted">
            <Money amount={monthly * 12} currency={currency} /> a year
          </span>
        </p>
      )}
      <DescriptionList
        facts={[
          {
            term: 'Hours saved',
            value: hoursSavedPerMonth === null ? <Unknown /> : `${hoursSavedPerMonth} a month each`,
          },
          { term: 'People', value: people === null ? <Unknown /> : people.toLocaleString('en-US') },
          { term: 'An hour is worth', value: <Money amount={valuePerHour} currency={currency} /> },
        ]}
      />
    </Card>
  );
}
