import { createLoader, parseAsArrayOf, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { givenKinds } from '@/lib/domain/servers/given';
import { uuidPattern } from './parsers';

/** What of an address may be the id of a server or a tool. */
export const isServerId = (text: string): boolean => uuidPattern.test(text);

export const serversPath = (workspace: string): string => `/w/${workspace}/servers`;

/** The run of the checks to show, none: the newest; and before which number the list of them begins, none: with the newest. */
export const parseRunAddress = createLoader({ run: parseAsInteger, before: parseAsInteger });

export type ServerTab = 'overview' | 'tools' | 'checks' | 'evidence' | 'contracts';

/** The page of one server: its overview, or another tab. */
export const serverPath = (workspace: string, id: string, tab: ServerTab = 'overview'): string =>
  `${serversPath(workspace)}/${id}/${tab}`;

/** Which kind of evidence is about to be given, none: no form is open; and for which items, so far. */
export const parseGiveAddress = createLoader({
  give: parseAsStringLiteral(givenKinds),
  items: parseAsArrayOf(parseAsStringLiteral(checklistTemplate.map(({ id }) => id))).withDefault([]),
});

/** The form for evidence of a server, with these items chosen. */
export const giveEvidencePath = (workspace: string, id: string, items: readonly string[] = []): string =>
  `${serverPath(workspace, id, 'evidence')}?give=note${items.length > 0 ? `&items=${items.join(',')}` : ''}#give`;
