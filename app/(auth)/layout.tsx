import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';

/** Around every page before a workspace. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center gutter py-10 sm:py-16">
      <header className="mb-6 flex items-center gap-2.5 text-lg font-semibold">
        <Mark size={28} />
        Airworthy
      </header>
      {children}
    </div>
  );
}
