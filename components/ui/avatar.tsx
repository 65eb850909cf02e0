import clsx from 'clsx';

/** A person by the initials. Decorative unless `alone`: the name normally stands beside it (see `PersonName`). */
export function Avatar({
  name,
  size = 20,
  alone = false,
}: {
  name: string;
  size?: 16 | 20 | 24 | 28;
  alone?: boolean;
}) {
  return (
    <span
      role={alone ? 'img' : undefined}
      aria-label={alone ? name : undefined}
      aria-hidden={alone ? undefined : true}
      title={alone ? name : undefined}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      className={clsx('avatar', groundOf(name))}
    >
      {initials(name)}
    </span>
  );
}

/** A person, with initials and name; or that nobody is named yet. */
export function PersonName({ name, missing = 'Nobody yet' }: { name: string | null | undefined; missing?: string }) {
  if (!name) return <span className="text-ink-subtle">{missing}</span>;
  return (
    <span className={clsx('person', groundOf(name))} data-initials={initials(name)}>
      {name}
    </span>
  );
}

const grounds = ['tone-accent', 'tone-positive', 'tone-caution', 'tone-info', 'tone-negative', 'tone-neutral'];

// The same person has the same colour everywhere.
const groundOf = (name: string) => grounds[hash(name) % grounds.length];

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return ([...first][0] ?? '?').concat(last ? ([...last][0] ?? '') : '').toUpperCase();
}
