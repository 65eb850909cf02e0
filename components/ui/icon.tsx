import clsx from 'clsx';
import { iconPaths } from './icon-paths';

export type IconName = keyof typeof iconPaths;

/** A 16 px sign beside words. Decorative: whatever it means must be written next to it, or be the control's label. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className={clsx('icon', size > 16 && 'icon-large', className)}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
