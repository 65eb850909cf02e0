import { z } from 'zod';
import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { loadFacts } from '@/lib/db/load-facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { registry } from '@/lib/commands/registry';
import { withFilesKept } from '@/lib/commands/upload-file';
import { testNow, type TestWorkspace } from './workspace';

/** Who plays which part: an editor who drives, and the four who own and sign. */
export type Cast = Record<OwnerRole, Actor> & { editor: Actor };

type Input = Record<string, unknown>;

/** A use case and how to act on it. Every step is a real command, so that its audit trail is as real as any. */
export type UseCase = {
  key: string;
  cast: Cast;
  /**
   * Runs a command on it with the present version: by the editor and at the test's time if not said otherwise.
   * @throws Error with every reason where the command is refused.
   */
  send(command: string, input?: Input, how?: { by?: Actor; at?: Date }): Promise<Input>;
  facts(): Promise<UseCaseFacts>;
};

/** Runs a command that must succeed. @throws Error with every reason where it is refused. */
export async function mustRun(name: string, actor: Actor, input: Input, now = testNow): Promise<Input> {
  const command = registry.get(name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const kept = await withFilesKept({ actor, now }, input);
  const result = kept.ok ? await command.run({ actor, now }, kept.value) : kept;
  if (result.ok) return result.value as Input;
  const { kind, message, reasons, fields } = result.refusal;
  const told = [message, ...reasons.map((reason) => reason.message), JSON.stringify(fields ?? {})];
  throw new Error(`${name} by ${actor.name} was refused (${kind}): ${told.join(' ')}`);
}

const asksForVersion = (command: string) => {
  const input = registry.get(command)?.input;
  return input instanceof z.ZodObject && 'version' in input.shape && !input.shape.version.safeParse(undefined).success;
};

/** A use case that exists, with the people who play in it. */
export function openUseCase(key: string, cast: Cast): UseCase {
  const { workspaceId } = cast.editor;
  const facts = () =>
    inWorkspace(workspaceId, async (tx) => {
      const found = await loadFacts(tx, { key });
      if (!found) throw new Error(`There is no use case ${key}.`);
      return found;
    });
  const version = () =>
    inWorkspace(workspaceId, (tx) =>
      tx.useCase.findFirstOrThrow({ where: { workspaceId, key }, select: { version: true } }),
    );
  return {
    key,
    cast,
    facts,
    async send(command, input = {}, { by = cast.editor, at } = {}) {
      const seen = asksForVersion(command) ? await version() : {};
      return mustRun(command, by, { useCase: key, ...seen, ...input }, at);
    },
  };
}

/** Four people for the owner roles: two who may edit, two who only look on and sign. */
export async function makeCast(workspace: TestWorkspace): Promise<Cast> {
  return {
    editor: workspace.architect,
    business: await workspace.member('viewer', 'Bea Business'),
    technical: await workspace.member('contributor', 'Tom Technical'),
    security: await workspace.member('viewer', 'Sam Security'),
    'data-governance': await workspace.member('viewer', 'Dee Governance'),
  };
}

export type NewUseCase = {
  title?: string;
  problem?: string;
  template?: string;
  /** A unit's name; without one the workspace's first. */
  businessUnit?: string;
  differsBecause?: string;
  cast?: Cast;
  at?: Date;
};

let made = 0;
// Unlike each other, so that the warning of similar titles stays out of the way.
const subjects = [
  'Warehouse stock',
  'Travel expense',
  'Patent search',
  'Onboarding',
  'Energy forecast',
  'Lease review',
];

/** A candidate, registered by the editor. */
export async function makeUseCase(workspace: TestWorkspace, options: NewUseCase = {}): Promise<UseCase> {
  const cast = options.cast ?? (await makeCast(workspace));
  made += 1;
  const title = options.title ?? `${subjects[made % subjects.length]} ${made}`;
  const { key } = await mustRun(
    'create-use-case',
    cast.editor,
    {
      title,
      problem: options.problem ?? 'People search in five places for what one answer could say.',
      businessOwner: cast.business.memberId,
      ...(options.businessUnit
        ? { newBusinessUnit: options.businessUnit }
        : { businessUnit: workspace.businessUnitId }),
      template: options.template,
      differsBecause: options.differsBecause ?? 'A test makes many of its kind.',
    },
    options.at,
  );
  return openUseCase(key as string, cast);
}
