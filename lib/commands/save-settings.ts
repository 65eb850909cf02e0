import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { protocolVersions } from '@/lib/domain/mcp/protocol-versions';
import { ok } from '@/lib/domain/result';
import { hostNames } from '@/lib/domain/servers/fields';
import { toolChangePolicies } from '@/lib/domain/servers/tool-change';
import { currency } from '@/lib/domain/use-case/currencies';
import { number, text, ticked } from '@/lib/domain/use-case/fields';
import { longestWaiverDays } from '@/lib/domain/waivers/rules';
import { workspaceCommand } from './workspace-command';

const input = z.strictObject({
  name: text('the name of the workspace', 2, 80),
  currency,
  allowOwnEvidence: ticked,
  allowedHosts: hostNames,
  minimumProtocol: z.enum(protocolVersions, { error: 'Choose the oldest version that servers may speak.' }),
  /** Tokens; the database holds the same bounds. */
  contextTokens: number({ min: 1_000, max: 100_000_000, whole: true }),
  onToolChange: z.enum(toolChangePolicies, { error: 'Choose what a changed tool does to what is in production.' }),
  /** Days; the database holds the same bounds. */
  maxWaiverDays: number({ min: 1, max: longestWaiverDays, whole: true }),
});

const fields = Object.keys(input.shape) as (keyof typeof input.shape)[];

/** What the workspace has decided for all its use cases. Nothing is rewritten. */
export const saveSettings = workspaceCommand({
  name: 'save-settings',
  action: 'manage-settings',
  input,
  async run({ tx }, after) {
    const before = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
    await tx.workspace.update({ where: { id: tx.workspaceId }, data: after });
    const changes = changesBetween<Record<keyof typeof input.shape, unknown>>(before, after, fields);
    return ok({ event: { type: 'settings.changed' as const, data: { changes } }, value: {} });
  },
});
