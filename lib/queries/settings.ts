import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import type { WorkspaceSettings } from '@/lib/domain/use-case/facts';
import type { SystemKind } from '@/lib/domain/use-case/systems';
import { loadSettings } from '@/lib/db/load-rule-context';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** The workspace's name and what it has decided for all its use cases; `mayChange` null: this actor may. */
export type SettingsPage = { name: string; slug: string; settings: WorkspaceSettings; mayChange: Reason | null };

export async function settingsPage(actor: Actor): Promise<SettingsPage | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { name, slug } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
    return { name, slug, settings: await loadSettings(tx), mayChange: can(actor, 'manage-settings') };
  });
}

export type SystemRow = { id: string; name: string; kind: SystemKind; useCases: number };
export type SystemsPage = { systems: SystemRow[]; mayChange: Reason | null };

/** Every system by name, with how many use cases state it. */
export async function systemsPage(actor: Actor): Promise<SystemsPage> {
  const mayChange = can(actor, 'manage-systems');
  if (can(actor, 'view')) return { systems: [], mayChange };
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.system.findMany({
      where: { workspaceId: tx.workspaceId },
      select: { id: true, name: true, kind: true, _count: { select: { useCases: true } } },
    });
    const systems = rows.map(({ id, name, kind, _count }) => ({
      id,
      name,
      kind: kind as SystemKind,
      useCases: _count.useCases,
    }));
    return { systems: systems.sort(byName), mayChange };
  });
}

export type BusinessUnitRow = { id: string; name: string; keyPrefix: string; useCases: number };
export type BusinessUnitsPage = { units: BusinessUnitRow[]; mayChange: Reason | null };

/** Every business unit by name, with the prefix of its keys. */
export async function businessUnitsPage(actor: Actor): Promise<BusinessUnitsPage> {
  const mayChange = can(actor, 'manage-settings');
  if (can(actor, 'view')) return { units: [], mayChange };
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.businessUnit.findMany({
      where: { workspaceId: tx.workspaceId },
      select: { id: true, name: true, keyPrefix: true, _count: { select: { useCases: true } } },
    });
    const units = rows.map(({ _count, ...unit }) => ({ ...unit, useCases: _count.useCases }));
    return { units: units.sort(byName), mayChange };
  });
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
