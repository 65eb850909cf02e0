import type { Actor } from '@/lib/domain/access/actor';
import type { TestWorkspace } from '@/lib/testing/workspace';

/** A command as somebody really sends it: who, and what. */
export type Sent = { actor: Actor; input: Record<string, unknown> };

/**
 * Makes what a command needs in this workspace and gives an input that it accepts. lib/commands/every-command.test.ts checks
 * with it what must hold for all commands alike; a registered command without an example fails there.
 */
export type Example = (workspace: TestWorkspace) => Promise<Sent>;
