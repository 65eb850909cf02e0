'use client';

import './globals.css';
import { ErrorPanel } from '@/components/shell/error-panel';

// Stands in for the root layout, when that itself broke: no fonts, no theme of the person's own.
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Airworthy</title>
        <main>
          <ErrorPanel {...props} />
        </main>
      </body>
    </html>
  );
}
