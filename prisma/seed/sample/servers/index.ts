import type { DataClass } from '@/lib/domain/mcp/data-classes';
import type { IdentityModel } from '@/lib/domain/stages/stages';
import type { SystemName, Who } from '../company';
import { catalogue } from './catalogue';
import { crm, crmWithTerms } from './crm';
import { documents } from './documents';
import { intranet } from './intranet';
import { knowledge, knowledgeChanged } from './knowledge';
import { manifest, type SampleTool } from './manifest';
import { tickets } from './tickets';

/** A contract as it was read one day; days count back from the day of loading. */
type Reading = { on: number; manifest: string; tools: readonly SampleTool[]; package?: string };

export type ServerStory = {
  owner: Who;
  purpose: string;
  /** Where it answers, or the package that starts it. Nobody asks over the network while the sample is loaded. */
  address?: string;
  package?: string;
  identity: IdentityModel;
  classes: DataClass[];
  system: SystemName;
  first: Reading;
  /** Read anew, looked at, and approved by its owner. */
  next?: Reading;
  /** What came without anybody's doing, and waits for its owner. */
  changed?: Reading;
  /** Evidence that its owner gave for it, and for which items of the checklist. */
  given?: { on: number; items: string[]; title: string; text: string; source: string };
  revoked?: { on: number; why: string };
};

const onlyReads = 'Only what the signed-in user may see. Reads with the rights of that user.';
const identify = (name: string, version: string) => ({ name, version });

/** The servers of Meridian, in the order in which they were registered. */
export const servers = {
  'Intranet search': {
    owner: 'priya',
    purpose: 'Finds public pages of the intranet for IT-1',
    address: 'https://intranet-mcp.meridian.example/mcp',
    identity: 'service-account',
    classes: ['internal'],
    system: 'Confluence',
    first: {
      on: 274,
      manifest: manifest(identify('intranet-search', '0.9.2'), 'Public pages of the intranet.', intranet),
      tools: intranet,
    },
    revoked: {
      on: 9,
      why: 'IT-1 is retired, its key is revoked and nothing answers at the address any more.',
    },
  },
  'SharePoint documents': {
    owner: 'daniel',
    purpose: 'Policies and project documents, with the rights of whoever asks',
    package: '@meridian/sharepoint-mcp@3.1.0',
    identity: 'end-user',
    classes: ['internal'],
    system: 'SharePoint',
    first: {
      on: 265,
      manifest: manifest(identify('sharepoint-documents', '3.1.0'), onlyReads, documents),
      tools: documents,
    },
  },
  'Salesforce CRM': {
    owner: 'jonas',
    purpose: 'Accounts, deals and contract terms of our customers',
    package: '@meridian/crm-mcp@2.3.0',
    identity: 'end-user',
    classes: ['internal'],
    system: 'Salesforce',
    first: {
      on: 239,
      manifest: manifest(identify('meridian-crm', '2.3.0'), onlyReads, crm),
      tools: crm,
    },
    next: {
      on: 15,
      package: '@meridian/crm-mcp@2.4.0',
      manifest: manifest(identify('meridian-crm', '2.4.0'), onlyReads, crmWithTerms),
      tools: crmWithTerms,
    },
  },
  'Zendesk tickets': {
    owner: 'jonas',
    purpose: 'Tickets, claims and complaints; writes drafts, never sends',
    package: '@meridian/zendesk-mcp@1.6.1',
    identity: 'delegated',
    classes: ['personal'],
    system: 'Zendesk',
    first: {
      on: 237,
      manifest: manifest(
        identify('zendesk-tickets', '1.6.1'),
        'What customers wrote is quoted as they wrote it.',
        tickets,
      ),
      tools: tickets,
    },
  },
  'Confluence knowledge base': {
    owner: 'priya',
    purpose: 'Articles, guidelines and runbooks of the knowledge base',
    package: 'confluence-mcp@latest',
    identity: 'end-user',
    classes: ['internal'],
    system: 'Confluence',
    first: {
      on: 219,
      manifest: manifest(identify('confluence-mcp', '1.8.2'), 'Articles that the user may read.', knowledge),
      tools: knowledge,
    },
    changed: {
      on: 4,
      manifest: manifest(identify('confluence-mcp', '1.9.0'), 'Articles that the user may read.', knowledgeChanged),
      tools: knowledgeChanged,
    },
  },
  'Collibra catalogue': {
    owner: 'meilin',
    purpose: 'Data sets, their owners, classes and retention periods',
    package: '@meridian/collibra-mcp@0.4.0',
    identity: 'service-account',
    classes: ['internal'],
    system: 'Collibra',
    first: {
      on: 20,
      manifest: manifest(
        identify('collibra-catalogue', '0.4.0'),
        'What the catalogue knows of data sets, not the data.',
        catalogue,
      ),
      tools: catalogue,
    },
    given: {
      on: 12,
      items: ['ID-2', 'ID-3'],
      title: 'Who may call the catalogue server',
      text: 'Every call without a token, with an expired one and with one for the portal was answered 401. Its own account reads Collibra; the token of the caller is not handed on.',
      source: 'Test on the integration system, 14 calls',
    },
  },
} as const satisfies Record<string, ServerStory>;

export type ServerName = keyof typeof servers;
export const serverStories = Object.entries(servers) as [ServerName, ServerStory][];
