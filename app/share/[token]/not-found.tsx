import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Link no longer valid' };

/** For a link that is over, was revoked, or never was: which of them is not said. */
export default function ShareOver() {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 gutter py-20">
      <h1 className="text-xl font-semibold">This link is no longer valid</h1>
      <p className="text-ink-muted">
        It has expired, was revoked, or is not complete. Ask whoever gave it to you for a new one. After many wrong
        links from one network, all of them stay closed there for a quarter of an hour.
      </p>
    </div>
  );
}
