import { uuidPattern } from './parsers';

/** What of an address may be the id of a server or a tool. */
export const isServerId = (text: string): boolean => uuidPattern.test(text);

export const serversPath = (workspace: string): string => `/w/${workspace}/servers`;

export type ServerTab = 'overview' | 'tools' | 'contracts';

/** The page of one server: its overview, or another tab. */
export const serverPath = (workspace: string, id: string, tab: ServerTab = 'overview'): string =>
  `${serversPath(workspace)}/${id}/${tab}`;
