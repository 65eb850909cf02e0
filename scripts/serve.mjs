// `npm run serve`: the production server. It refuses weak settings, then serves from this very process, so that signals and
// exit codes are those of whoever runs it.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { tsImport } = await import('tsx/esm/api');
const { main } = await tsImport('./serve/main.ts', import.meta.url);
await main();
if (process.exitCode) process.exit();

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
