import clsx from 'clsx';
import { iconPaths } from './icon-paths';

export type IconName = keyof typeof iconPaths;

/** Pixels of 16 to a line of text. */
type IconSize = 12 | 14 | 16 | 18 | 20;

/** A sign beside words. Decorative: whatever it means must be written next to it, or be the control's label. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: IconSize; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={clsx('icon', size !== 16 && `icon-${size}`, className)}>
      <path d={iconPaths[name]} />
    </svg>
  );
}
