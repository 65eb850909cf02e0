import Link from 'next/link';
import type { ReactNode } from 'react';

type Props = {
  href?: string;
  label: string;
  /** It opens something on this page, which stays as it is otherwise. */
  here?: boolean;
  children: ReactNode;
};

/** A mark of a chart as a link to the use cases behind it, where there is one: reached by Tab, named for a screen reader. */
export function Mark({ href, label, here = false, children }: Props) {
  if (!href) return <Told label={label}>{children}</Told>;
  const content = (
    <>
      <title>{label}</title>
      {children}
    </>
  );
  return here ? (
    <Link href={href} scroll={false} prefetch={false} aria-label={label} className="chart-mark">
      {content}
    </Link>
  ) : (
    <a href={href} aria-label={label} className="chart-mark">
      {content}
    </a>
  );
}

/** A mark that leads nowhere: reached by Tab all the same, and says what it stands for. */
export function Told({ label, children }: { label: string; children: ReactNode }) {
  return (
    <g role="img" aria-label={label} tabIndex={0} className="chart-mark">
      <title>{label}</title>
      {children}
    </g>
  );
}

/** The pattern of imported, unverified use cases: hatched, so that it differs without its colour. */
export function Hatch({ id, color }: { id: string; color: string }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={5} height={5} fill="var(--color-surface)" />
      <line x1={0} y1={0} x2={0} y2={5} stroke={color} strokeWidth={2.5} />
    </pattern>
  );
}
