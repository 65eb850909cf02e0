import { createLoader, parseAsString } from 'nuqs/server';

/** Whose work is shown; anybody who is not waited on shows everybody's. */
export const readOthersSearch = createLoader({ person: parseAsString });
