import { uuidPattern } from './parsers';

export const isServerId = (text: string): boolean => uuidPattern.test(text);

export const serversPath = (workspace: string): string => `/w/${workspace}/servers`;

/** The page of one server, or one of its tabs. */
export const serverPath = (workspace: string, id: string, tab?: 'tools' | 'checks' | 'contracts'): string =>
  `${serversPath(workspace)}/${id}${tab ? `/${tab}` : ''}`;
