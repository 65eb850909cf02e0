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
  const { whole, short } = formatsOf(currency);
  const full = whole.format(amount);
  if (!compact || Math.abs(amount) < 10_000) return <data value={amount}>{full}</data>;
  return (
    <data value={amount} title={full}>
      {short.format(amount)}
    </data>
  );
}

type Formats = { whole: Intl.NumberFormat; short: Intl.NumberFormat };

// Making a format takes many times as long as using it, and a page has one currency.
const formats = new Map<string, Formats>();

function formatsOf(currency: string): Formats {
  const known = formats.get(currency);
  if (known) return known;
  const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  const made = {
    whole: new Intl.NumberFormat('en-US', style),
    // The least digits are said, since Node and browsers do not agree on them: "$41K", never "$41.0K".
    short: new Intl.NumberFormat('en-US', {
      ...style,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }),
  };
  formats.set(currency, made);
  return made;
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
