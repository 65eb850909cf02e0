import { readdirSync } from 'node:fs';
import type { NextConfig } from 'next';

// The same for every answer; the content security policy, with its nonce for each request, comes from scripts/server.mjs.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

// The address of a shared portfolio is its key: no other site and no search engine may learn it.
const sharedHeaders = [
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Cache-Control', value: 'private, no-store' },
];

const migrations = readdirSync('prisma/migrations')
  .filter((name) => /^\d{14}_/.test(name))
  .sort();

const config: NextConfig = {
  // Tests, benchmarks and developers build beside each other without overwriting what is being served.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // What the database must have for this build to work, compared by /api/ready.
  env: { AIRWORTHY_MIGRATIONS: migrations.join(',') },
  poweredByHeader: false,
  // scripts/server.mjs does it (scripts/serve/compress.mjs).
  compress: false,
  reactStrictMode: true,
  // `npm run check` type-checks everything once; a build does not do it again.
  typescript: { ignoreBuildErrors: true },
  // pg-boss and argon2 are loaded by Node itself: one has optional requires, the other a native binary; pdfkit
  // finds its fonts beside itself.
  serverExternalPackages: ['pg', 'pg-boss', '@node-rs/argon2', 'nodemailer', 'pdfkit', 'pptxgenjs'],
  experimental: {
    // Plain TypeScript 7 has no JavaScript API for Next to load.
    useTypeScriptCli: true,
    // Evidence files are at most 10 MB; the rest is room for the form around them.
    serverActions: { bodySizeLimit: '12mb' },
  },
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/share/:path*', headers: sharedHeaders },
  ],
};

export default config;
