import { developmentDatabase } from './development/database';
import { developmentSecret } from './development/secret';
import { ended } from './lib/child';
import { Failure, runCommand } from './lib/failure';
import { generateClient } from './lib/generate';
import { isFree } from './lib/ports';
import { loadSampleOnce } from './start/sample';
import { startServer, stopServer } from './start/server';

/**
 * `npm run dev`: the development server on a database of its own that holds the sample workspace, or on DATABASE_URL.
 * PORT and NEXT_DIST_DIR let several run beside each other.
 */
await runCommand(async () => {
  const port = Number(process.env.PORT ?? 3000);
  if (!(await isFree(port))) throw new Failure(`Port ${port} is taken; PORT=${port + 1} npm run dev uses another.`);
  await generateClient();
  const { DATABASE_URL: given } = process.env;
  const database = given ? undefined : await developmentDatabase('airworthy_dev');
  if (database && (await loadSampleOnce(database))) console.log('Loaded the sample workspace.');
  const url = process.env.APP_URL ?? `http://127.0.0.1:${port}`;
  const server = await startServer({
    port,
    development: true,
    echo: (text) => process.stdout.write(text),
    env: {
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '.next-dev',
      DATABASE_URL: given ?? database?.appUrl,
      AUTH_SECRET: process.env.AUTH_SECRET ?? developmentSecret,
      NEXTAUTH_SECRET: process.env.AUTH_SECRET ?? developmentSecret,
      APP_URL: url,
      NEXTAUTH_URL: url,
      AIRWORTHY_EVALUATION: '1',
    },
  });
  console.log(`Airworthy is ready at ${url}, for development.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopServer(server));
  await ended(server);
});
