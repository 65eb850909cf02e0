import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import { inter, interExt } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Airworthy', template: '%s · Airworthy' },
  description: 'Takes AI use cases over MCP from idea to production.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f9fb' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1116' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Read here, so that the first byte already has the right colours; absent means as the system has it.
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${inter.variable} ${interExt.variable}`}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  );
}
