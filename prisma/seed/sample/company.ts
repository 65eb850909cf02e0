import type { WorkspaceRole } from '@/lib/domain/access/actor';
import type { SystemKind } from '@/lib/domain/use-case/systems';

/** Meridian Freight, a logistics company of 1,800 people: who works there on AI use cases, and with which systems. */
export const company = { name: 'Meridian Freight', slug: 'meridian', currency: 'EUR' };

type Employee = { name: string; jobTitle: string; role: WorkspaceRole };

export const admin = { name: 'Ingrid Solberg', jobTitle: 'Head of Digital Platforms', role: 'admin' } as const;

const colleagues = {
  daniel: { name: 'Daniel Okafor', jobTitle: 'Integration Architect', role: 'architect' },
  meilin: { name: 'Mei-Lin Chua', jobTitle: 'Enterprise Architect', role: 'architect' },
  // Those who own the work that is to become easier.
  claire: { name: 'Claire Fontaine', jobTitle: 'Head of Key Account Sales', role: 'contributor' },
  tomasz: { name: 'Tomasz Nowak', jobTitle: 'Director Customer Service', role: 'contributor' },
  aisha: { name: 'Aisha Rahman', jobTitle: 'Head of People Services', role: 'contributor' },
  henrik: { name: 'Henrik Lindqvist', jobTitle: 'Head of Financial Operations', role: 'contributor' },
  marco: { name: 'Marco Bianchi', jobTitle: 'Head of Transport Operations', role: 'contributor' },
  sofia: { name: 'Sofia Martins', jobTitle: 'Head of Contracts and Compliance', role: 'contributor' },
  ruth: { name: 'Ruth Adeyemi', jobTitle: 'IT Service Manager', role: 'contributor' },
  // Those who build and run it.
  jonas: { name: 'Jonas Weber', jobTitle: 'CRM and Service Platform Lead', role: 'contributor' },
  priya: { name: 'Priya Nair', jobTitle: 'Integration Engineering Lead', role: 'contributor' },
  // Those who say whether it is safe.
  elena: { name: 'Elena Petrova', jobTitle: 'Application Security Lead', role: 'contributor' },
  samuel: { name: 'Samuel Brandt', jobTitle: 'Cloud Security Engineer', role: 'contributor' },
  nora: { name: 'Nora Haddad', jobTitle: 'Data Protection Officer', role: 'contributor' },
  oliver: { name: 'Oliver Kemp', jobTitle: 'Data Governance Lead', role: 'contributor' },
  katrin: { name: 'Katrin Vogel', jobTitle: 'Chief Information Officer', role: 'viewer' },
  james: { name: 'James Whitfield', jobTitle: 'Chief Financial Officer', role: 'viewer' },
} as const satisfies Record<string, Employee>;

export type Who = keyof typeof colleagues | 'ingrid';
export const employees: Record<Who, Employee> = { ingrid: admin, ...colleagues };

/** Meilin Chua → mei-lin.chua@meridian.example. */
export const emailOf = ({ name }: Pick<Employee, 'name'>): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@${company.slug}.example`;

export const units = {
  SALES: 'Sales',
  CS: 'Customer service',
  OPS: 'Operations',
  FIN: 'Finance',
  HR: 'HR',
  LEGAL: 'Legal',
  IT: 'IT',
};
export type UnitPrefix = keyof typeof units;

export const systems = {
  Salesforce: 'crm',
  Confluence: 'knowledge-base',
  Zendesk: 'ticketing',
  Collibra: 'data-catalogue',
  SharePoint: 'document-repository',
  'Outlook Calendar': 'scheduling',
  ServiceNow: 'workflow',
  'SAP S/4HANA': 'other',
  'SAP Transportation Management': 'other',
  Snowflake: 'other',
  Workday: 'other',
} as const satisfies Record<string, SystemKind>;
export type SystemName = keyof typeof systems;

/** Registered last of all, yesterday: its event says that the story has been told to the end. */
export const newestSystem = { name: 'Coupa', kind: 'other' } as const satisfies { name: string; kind: SystemKind };
