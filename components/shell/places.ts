import type { IconName } from '@/components/ui/icon';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { PaletteEntry } from './palette-entries';

export type Place = { href: string; label: string; icon: IconName };

/** The places of the rail that this person has. */
export function places(actor: Actor): Place[] {
  const base = `/w/${actor.workspaceSlug}`;
  return [
    { href: `${base}/my-work`, label: 'My work', icon: 'clipboardCheck' },
    { href: `${base}/notifications`, label: 'Notifications', icon: 'bell' },
    { href: `${base}/portfolio`, label: 'Portfolio', icon: 'chart' },
    { href: `${base}/use-cases`, label: 'Use cases', icon: 'layers' },
    { href: `${base}/compare`, label: 'Compare', icon: 'scale' },
    { href: `${base}/servers`, label: 'Servers', icon: 'server' },
    ...(can(actor, 'import') ? [] : [{ href: `${base}/imports`, label: 'Imports', icon: 'upload' } as const]),
    { href: `${base}/settings`, label: 'Settings', icon: 'settings' },
  ];
}

/** What waits on oneself, the first for its own address alone, and what waits on others. */
export function workTabs(actor: Actor): { href: string; label: string }[] {
  const base = `/w/${actor.workspaceSlug}/my-work`;
  return [
    { href: base, label: 'Waiting on me' },
    { href: `${base}/others`, label: 'Waiting on others' },
  ];
}

/** The tabs of the comparison, the first for its own address alone. */
export function compareTabs(actor: Actor): { href: string; label: string }[] {
  const base = `/w/${actor.workspaceSlug}/compare`;
  return [
    { href: base, label: 'Which first?' },
    { href: `${base}/side-by-side`, label: 'Side by side' },
    { href: `${base}/ladder`, label: 'The ladder' },
    { href: `${base}/calibration`, label: 'Calibration' },
  ];
}

/** The tabs of the settings that this person may see. */
export function settingsTabs(actor: Actor): { href: string; label: string }[] {
  const base = `/w/${actor.workspaceSlug}/settings`;
  return [
    { href: `${base}/members`, label: 'Members' },
    { href: `${base}/workspace`, label: 'Workspace' },
    { href: `${base}/scoring`, label: 'Scoring model' },
    { href: `${base}/checklist`, label: 'Checklist' },
    { href: `${base}/gates`, label: 'Gates' },
    { href: `${base}/systems`, label: 'Systems' },
    ...(can(actor, 'schedule-report') ? [] : [{ href: `${base}/reports`, label: 'Reports' }]),
    ...(can(actor, 'manage-settings') ? [] : [{ href: `${base}/machines`, label: 'Machines' }]),
    ...(can(actor, 'share-portfolio') ? [] : [{ href: `${base}/sharing`, label: 'Sharing' }]),
    ...(can(actor, 'view-audit') ? [] : [{ href: `${base}/audit`, label: 'Audit trail' }]),
  ];
}

/** What the command palette offers before anything is searched. */
export function paletteEntries(actor: Actor): PaletteEntry[] {
  const base = `/w/${actor.workspaceSlug}`;
  const pages = places(actor).map(({ href, label }): PaletteEntry => ({ href, label, group: 'Go to' }));
  const others: PaletteEntry = { href: `${base}/my-work/others`, label: 'Waiting on others', group: 'Go to' };
  const comparisons = compareTabs(actor).map(({ href, label }): PaletteEntry => ({
    href,
    label: `Compare: ${label}`,
    group: 'Go to',
  }));
  const settings = settingsTabs(actor).map(({ href, label }): PaletteEntry => ({
    href,
    label: `Settings: ${label}`,
    group: 'Go to',
  }));
  const actions: (PaletteEntry | false)[] = [
    !can(actor, 'create-use-case') && {
      href: `${base}/use-cases/new`,
      label: 'New use case',
      group: 'Do',
      words: ['create', 'register', 'add'],
    },
    !can(actor, 'import') && {
      href: `${base}/imports/new`,
      label: 'Import use cases',
      group: 'Do',
      words: ['csv', 'xlsx', 'upload'],
    },
    { theme: 'light', label: 'Use the light theme', group: 'Do', words: ['colour', 'appearance'] },
    { theme: 'dark', label: 'Use the dark theme', group: 'Do', words: ['colour', 'appearance', 'night'] },
    { theme: 'system', label: "Use the system's theme", group: 'Do', words: ['colour', 'appearance', 'auto'] },
  ];
  return [
    ...pages.filter(({ label }) => label !== 'Settings' && label !== 'Compare'),
    others,
    ...comparisons,
    ...settings,
    ...actions.filter((action) => action !== false),
  ];
}

/** Where the workspace opens: those who read want the charts, those who work the list. */
export function homeOf(actor: Actor): string {
  return `/w/${actor.workspaceSlug}/${actor.role === 'viewer' ? 'portfolio' : 'use-cases'}`;
}
