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

/** A page that is coming: header and rows. Says so to those who do not see it. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" className="w-full max-w-page space-y-6 gutter pt-5 pb-16">
      <span className="sr-only">Loading…</span>
      <div className="space-y-2">
        <Skeleton className="h-7 w-64 max-w-full" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-8 border-b border-line" />
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-10 items-center gap-4 border-b border-line px-4 last:border-0">
            <Skeleton className="h-3.5 w-16" />
            <Skeleton className="h-3.5 flex-1" />
            <Skeleton className="h-3.5 w-24 max-sm:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
