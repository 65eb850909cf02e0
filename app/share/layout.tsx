import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';

// The address is a secret: no other site may learn it. scripts/serve/headers.mjs says the same of every answer.
export const metadata: Metadata = { referrer: 'no-referrer' };

/** Around what somebody without an account sees: no way into the product. */
export default function ShareLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="flex items-center gap-2.5 gutter pt-5 font-semibold">
        <Mark />
        Airworthy
      </header>
      <main>{children}</main>
    </div>
  );
}
