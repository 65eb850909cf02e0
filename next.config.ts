import { readdirSync } from 'node:fs';
import type { NextConfig } from 'next';

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
};

export default config;
