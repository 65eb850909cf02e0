import type { TestProject } from 'vitest/node';
import { createDatabase } from '../database/template';
import { temporaryPostgres } from '../postgres/temporary';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's address of the server that holds the template. */
    databaseServer: string;
  }
}

/** The migrated database that every worker gets a copy of. */
export const templateName = 'airworthy_template';

/** Once per run: `npm test` names a server with the template ready; alone, the run starts one of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  if (given) {
    project.provide('databaseServer', given);
    return async () => undefined;
  }
  const postgres = await temporaryPostgres();
  await createDatabase(postgres.adminUrl, templateName);
  project.provide('databaseServer', postgres.adminUrl);
  return () => postgres.stop();
}
