import { createLoader, parseAsInteger } from 'nuqs/server';
import { uuidPattern } from './parsers';

/** What of an address may be the id of a server or a tool. */
export const isServerId = (text: string): boolean => uuidPattern.test(text);

export const serversPath = (workspace: string): string => `/w/${workspace}/servers`;

/** The run of the checks to show, none: the newest; and before which number the list of them begins, none: with the newest. */
export const parseRunAddress = createLoader({ run: parseAsInteger, before: parseAsInteger });

export type ServerTab = 'overview' | 'tools' | 'checks' | 'contracts';

/** The page of one server: its overview, or another tab. */
export const serverPath = (workspace: string, id: string, tab: ServerTab = 'overview'): string =>
  `${serversPath(workspace)}/${id}/${tab}`;
