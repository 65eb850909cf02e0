const writers = new Map<string, (amount: number) => string>();

/**
 * Writes amounts of a currency (ISO 4217) without cents; `compact`, from ten thousand on, where room is short: "$41K". Kept, since making a
 * format takes many times as long as using it, and a page has one currency.
 */
export function moneyWriter(currency: string, { compact = false } = {}): (amount: number) => string {
  const name = `${currency} ${compact}`;
  const writer = writers.get(name) ?? made(currency, compact);
  writers.set(name, writer);
  return writer;
}

function made(currency: string, compact: boolean): (amount: number) => string {
  const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  const whole = new Intl.NumberFormat('en-US', style);
  if (!compact) return (amount) => whole.format(amount);
  // The least digits are said, since Node and browsers do not agree on them: "$41K", never "$41.0K".
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
  const short = new Intl.NumberFormat('en-US', { ...style, ...digits, notation: 'compact' });
  return (amount) => (Math.abs(amount) < 10_000 ? whole : short).format(amount);
}
