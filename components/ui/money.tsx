import { moneyWriter } from '@/lib/domain/money';

type Props = {
  /** In the currency's main unit; null where it is not known. */
  amount: number | null | undefined;
  /** ISO 4217, of the workspace. */
  currency: string;
  /** "$1.2M" where room is short; the full figure is then on hover. */
  compact?: boolean;
};

/** An amount of money, without cents. Unknown is a dash, not zero. */
export function Money({ amount, currency, compact = false }: Props) {
  if (amount === null || amount === undefined) return <Unknown />;
  const full = moneyWriter(currency)(amount);
  const said = compact ? moneyWriter(currency, { compact })(amount) : full;
  return (
    <data value={amount} title={said === full ? undefined : full}>
      {said}
    </data>
  );
}

/** The place of a value that nobody has given yet. */
export function Unknown({ say = 'Not known' }: { say?: string }) {
  return (
    <span className="text-ink-subtle">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{say}</span>
    </span>
  );
}
