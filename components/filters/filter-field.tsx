import type { ReactNode } from 'react';

type Props = { label: string; className?: string; children: ReactNode };

/** The one control of a filter, with its name above. */
export function FilterField({ label, className = 'block min-w-0', children }: Props) {
  return (
    <label className={`space-y-1 ${className}`}>
      <span className="block text-sm font-medium">{label}</span>
      {children}
    </label>
  );
}
