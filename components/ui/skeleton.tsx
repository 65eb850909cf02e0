import clsx from 'clsx';

/** The place of something that is coming, in its size. Give width and height by class. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block animate-[pulse-soft_1.6s_ease-in-out_infinite] rounded-sm bg-neutral-soft', className)}
    />
  );
}
