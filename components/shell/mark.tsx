/** The product's mark: a wing of an A. Decorative; the name or the workspace stands beside it. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size} className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M16 6.5 25 25h-4.1L16 14.4 11.1 25H7z" className="fill-on-accent" />
      <path
        d="M12.2 20.2 16 17.4l3.8 2.8"
        fill="none"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}
