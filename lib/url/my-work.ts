import { createLoader, createSerializer, parseAsString } from 'nuqs/server';

const workParsers = { open: parseAsString };

/** Which line is unfolded, by its `workName`; one that does not wait any more unfolds nothing. */
export const readWorkSearch = createLoader(workParsers);

const serializeWork = createSerializer(workParsers);
export const myWorkPath = (workspace: string, open: string | null): string =>
  `/w/${workspace}/my-work${serializeWork({ open })}`;

/** Whose work is shown; anybody who is not waited on shows everybody's. */
export const readOthersSearch = createLoader({ person: parseAsString });
