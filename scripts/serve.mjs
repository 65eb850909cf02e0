// `npm run serve`: the production server. It refuses weak settings, then serves from this very process, so that signals and
// exit codes are those of whoever runs it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const scripts = path.dirname(fileURLToPath(import.meta.url));
process.chdir(path.dirname(scripts));
// In a process of its own: the TypeScript loader has no place in the one that serves.
const checked = spawnSync(process.execPath, ['--import', 'tsx', path.join(scripts, 'serve', 'main.ts')], {
  stdio: 'inherit',
});
if (checked.status !== 0) process.exit(1);

// next-auth reads the second names; and the server has no use for the owner's rights.
process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET ||= process.env.NEXTAUTH_SECRET;
process.env.NEXTAUTH_URL = process.env.APP_URL ||= process.env.NEXTAUTH_URL;
delete process.env.DATABASE_ADMIN_URL;

const { serve } = await import('./server.mjs');
const host = process.env.HOST ?? '0.0.0.0';
const port = Number(process.env.PORT ?? 3000);
try {
  await serve({ host, port });
  console.log(`Airworthy serves ${process.env.APP_URL} on ${host}:${port}.`);
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken by another program.` : error);
  process.exit(1);
}
