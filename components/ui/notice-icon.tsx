import clsx from 'clsx';
import type { Tone } from './tone';

// Drawn here rather than taken from the icon table: forms use it in the browser, and the table would come along.
const circle = 'M22 12A10 10 0 1 1 2 12a10 10 0 0 1 20 0';
const paths: Record<Tone, string> = {
  positive: `${circle}M8.5 12.2l2.4 2.4 4.8-5`,
  caution: 'M12 9v4M12 17h.01M10.3 3.9 2.5 17.4A2 2 0 0 0 4.2 20.4h15.6a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0',
  negative: `${circle}M12 7.5v5M12 16.5h.01`,
  info: `${circle}M12 16.5v-5M12 7.5h.01`,
  neutral: `${circle}M12 16.5v-5M12 7.5h.01`,
  accent: `${circle}M12 16.5v-5M12 7.5h.01`,
};

/** The sign of a tone, so that it can be told apart without its colour. */
export function NoticeIcon({ tone, size = 16, className }: { tone: Tone; size?: number; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" width={size} height={size} className={clsx('icon', className)}>
      <path d={paths[tone]} />
    </svg>
  );
}
