import { z } from 'zod';
import type { Actor, OwnerRole, Person } from '@/lib/domain/access/actor';
import { can, onBehalfOf, type Action } from '@/lib/domain/access/can';
import { describeEvent, type StoredEvent } from '@/lib/domain/audit/describe';
import type { UseCaseEvent } from '@/lib/domain/audit/events';
import { notFound, ok, refuse, type Refusal, type Result } from '@/lib/domain/result';
import { shortened } from '@/lib/domain/shortened';
import type { NarrowFacts, NarrowPart } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { appendEvent, type ChainEnd } from '@/lib/db/append-event';
import { lockUseCase } from '@/lib/db/lock-use-case';
import type { NarrowRead } from '@/lib/db/load-facts';
import type { OwnColumns } from '@/lib/db/own-columns';
import type { ItemAddress } from '@/lib/db/read-facts-row';
import { settle, settleNarrow } from '@/lib/db/settle';
import { touchesSigned } from '@/lib/db/signed';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { prepareQueue } from '@/lib/jobs/queue';
import { command, type Command, type CommandContext } from './command';
import { prepareMails, tellPeople } from './tell-people';

type Parts = readonly NarrowPart[] | undefined;
type FactsOf<Read extends Parts> = Read extends readonly NarrowPart[] ? NarrowFacts<Read[number]> : UseCaseFacts;

type ContextOf<Read extends Parts> = Read extends readonly NarrowPart[]
  ? Extract<Read[number], 'judged' | 'gates'> extends never
    ? Pick<RuleContext, 'now'>
    : RuleContext
  : RuleContext;

/** What a use-case command works with: the locked use case, as it is now, and what the rules need; of both what it says it reads. */
export type UseCaseScope<Read extends Parts = undefined> = CommandContext & {
  tx: WorkspaceTx;
  facts: FactsOf<Read>;
  context: ContextOf<Read>;
  /** The same, where all was read: always, but for a command that says its parts and whose parts were enough. */
  whole: { facts: UseCaseFacts; context: RuleContext } | null;
  /** The holder of the role for whom the actor stands in here; null: in their own name. */
  behalfOf: Person | null;
};

/** What it did: the one event that tells it, what it changes of the use case itself, and what the caller gets back. */
export type Change<Output> = { event: UseCaseEvent; reason?: string | null; columns?: OwnColumns; value: Output };

/** A refusal that is itself worth a line in the trail, such as a gate that did not open. */
export type AuditedRefusal = { ok: false; refusal: Refusal; event?: UseCaseEvent; reason?: string | null };

export type Saved<Output> = Output & { key: string; version: number };

const address = {
  /** The use case's key: SALES-12. */
  useCase: z.string().min(1).max(40),
  /** The version the form was drawn with. */
  version: z.coerce.number().int().positive(),
};

/**
 * A write on one use case, the same steps for all: lock the row, load the facts, ask whether the actor may, check the
 * version, let `run` decide and save, then compute the derived columns, lapse the sign-offs whose sections changed, append
 * exactly one event, raise the version and tell whom it concerns. All in one transaction: it happens with its event or not at all.
 * One that says which `parts` it needs loads no others, but the words that it may lapse, and computes what goes by these and by the day.
 *
 * `versioned` commands overwrite what a person has seen, so they refuse when somebody else was faster; the others touch
 * one row that carries its own state.
 */
export function useCaseCommand<
  Shape extends z.ZodRawShape,
  Output extends object = object,
  const Read extends Parts = undefined,
>(definition: {
  name: string;
  action: Action;
  versioned: boolean;
  /** Of a versioned one, what may have come since the form was drawn, since it touches nothing that is overwritten. */
  bears?: readonly UseCaseEvent['type'][];
  /** It changes nothing that anybody's form shows or any rule counts yet: no new version, nothing to derive or to lapse. */
  aside?: true;
  /**
   * Where it reads and changes no more of what hangs on the use case than these parts and its owners: then nothing else is read. To read another part
   * all the same fails.
   */
  parts?: Read;
  /** Of the checklist, the item that it is about, and that it writes to: no other is among the facts. Without it all are. */
  item?: Read extends readonly ['checklist'] ? (input: z.output<z.ZodObject<Shape>>) => ItemAddress : never;
  /** It changes nothing that a signature binds to (lib/db/signed.ts), so that none can lapse by it. */
  leavesSignatures?: true;
  /** Of one that says its parts, whether they can be enough for what is asked, before anything is read; else all is read at once. */
  canSuffice?(input: z.output<z.ZodObject<Shape>>): boolean;
  /** And whether they are, once they are read; else all is. */
  isEnough?(facts: FactsOf<Read>, input: z.output<z.ZodObject<Shape>>): boolean;
  /** A queue to which `run` adds jobs. */
  queue?: string;
  input: Shape;
  /** Whose decision or task it is, where the right to it hangs on that: an item's signing role, a condition's owner. */
  subject?(
    facts: FactsOf<Read>,
    input: z.output<z.ZodObject<Shape>>,
    actor: Actor,
  ): { role?: OwnerRole; personId?: string | null };
  run(
    scope: UseCaseScope<Read>,
    input: z.output<z.ZodObject<Shape>>,
  ): Promise<{ ok: true; value: Change<Output> } | AuditedRefusal>;
}): Command<Saved<Output>> {
  if (definition.parts?.includes('gates') && definition.parts.includes('checklist')) {
    throw new Error('Of evidence either everything is read, for the checklist, or what it proves, for gates.');
  }
  if (definition.parts?.includes('gates') && !definition.leavesSignatures) {
    throw new Error('By what evidence proves it cannot be told which signatures lapse.');
  }
  const schema = z.strictObject({
    ...definition.input,
    useCase: address.useCase,
    version: definition.versioned ? address.version : address.version.optional(),
  });
  return command({
    name: definition.name,
    input: schema,
    action: definition.action,
    async run({ actor, now }, input): Promise<Result<Saved<Output>>> {
      // The address is the framework's; `run` gets the command's own fields alone, so that it may save them as they are.
      const { useCase: key, version, ...fields } = input as { useCase: string; version?: number };
      await prepareMails();
      if (definition.queue) await prepareQueue(definition.queue);
      return inWorkspace(actor.workspaceId, async (tx) => {
        const { aside, leavesSignatures, isEnough } = definition;
        const parts = (definition.canSuffice?.(fields as never) ?? true) ? definition.parts : undefined;
        const narrow = parts && {
          parts,
          item: definition.item?.(fields as never),
          mayLapse: !aside && !leavesSignatures,
          isEnough: isEnough && ((facts: UseCaseFacts) => isEnough(facts as never, fields as never)),
          aside: aside === true,
        };
        const locked = await lockUseCase(tx, { key }, now, narrow);
        if (!locked) return notFound();
        const { facts: before, context, trailEnd } = locked;
        // Which part of it is there is known to the types of `run` and `subject` alone.
        const subject = { facts: before, ...definition.subject?.(before as never, fields as never, actor) };
        const forbidden = can(actor, definition.action, subject);
        if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
        if (definition.versioned && !(await isUpToDate(tx, before, version ?? 0, definition.bears))) {
          return conflict(tx, before, version ?? 0);
        }

        const behalfOf = onBehalfOf(actor, definition.action, subject);
        const whole = locked.narrow ? null : { facts: before, context };
        const scope = { tx, facts: before, context, whole, behalfOf, actor, now };
        const decided = await definition.run(scope as never, fields as never);
        const origin = { useCaseId: before.id, actor, at: now };
        if (!decided.ok) {
          if (decided.event) await appendEvent(tx, { ...origin, reason: decided.reason }, decided.event, trailEnd);
          return { ok: false, refusal: decided.refusal };
        }
        const { value, ...change } = decided.value;
        const { event, reason } = change;
        const told = { actor: { id: actor.memberId, name: actor.name }, before, now };
        if (tx.wroteTo(['use_case'])) throw new Error(wroteToRow);
        if (definition.aside) {
          if (change.columns) throw new Error('A command that leaves no version cannot change the use case itself.');
          const eventId = await appendEvent(tx, { ...origin, reason }, event, trailEnd);
          await tellPeople(tx, event, { ...told, reason, after: before, eventId });
          return ok({ ...value, key: before.key, version: before.version });
        }
        if (leavesSignatures && touchesSigned(tx, change.columns)) {
          throw new Error('A command changed what signatures bind to, and says that it does not.');
        }
        const written = await conclude(tx, { before, actor, behalfOf, ...locked }, change);
        return ok({ ...value, key: before.key, version: written.version });
      });
    },
  });
}

const wroteToRow =
  'A command wrote to the use case itself, or to a table that cannot be told: what changes of its own row goes along with its event.';

type Write = {
  before: UseCaseFacts;
  context: RuleContext;
  trailEnd: ChainEnd | null;
  narrow: NarrowRead | null;
  actor: Actor | null;
  behalfOf?: Person | null;
};

/** The end of every write: what follows from it, its one event, and whom it concerns. `actor` null: the product itself. */
async function conclude(
  tx: WorkspaceTx,
  { before, context, trailEnd, narrow, actor, behalfOf = null }: Write,
  { event, reason, columns }: Omit<Change<unknown>, 'value'>,
): Promise<{ version: number }> {
  const { now } = context;
  const { facts, words, ...after } = narrow
    ? await settleNarrow(tx, before, narrow, context, columns)
    : await settle(tx, before, context, columns);
  const data = {
    ...event.data,
    version: after.version,
    ...(behalfOf && { behalfOf }),
    ...(after.lapsed.length > 0 && { lapsed: after.lapsed }),
  };
  const full = { ...event, data } as UseCaseEvent;
  const eventId = await appendEvent(tx, { useCaseId: before.id, actor, at: now, reason }, full, trailEnd);
  const told = { id: actor?.memberId ?? '', name: actor?.name ?? 'Airworthy' };
  await tellPeople(tx, full, { actor: told, before, words, now, reason, after: facts, eventId });
  return { version: after.version };
}

/**
 * A write on a use case that no person makes, such as taking over what its servers changed: as above, but nobody is asked whether
 * they may. `run` gives null where there is nothing to write.
 */
export async function writeAsProduct(
  workspaceId: string,
  useCaseId: string,
  now: Date,
  run: (tx: WorkspaceTx, facts: UseCaseFacts, context: RuleContext) => Promise<Omit<Change<unknown>, 'value'> | null>,
): Promise<boolean> {
  await prepareMails();
  return inWorkspace(workspaceId, async (tx) => {
    const locked = await lockUseCase(tx, { id: useCaseId }, now);
    if (!locked) return false;
    const { facts: before, context } = locked;
    const change = await run(tx, before, context);
    if (!change) return false;
    if (tx.wroteTo(['use_case'])) throw new Error(wroteToRow);
    await conclude(tx, { before, actor: null, ...locked }, change);
    return true;
  });
}

/** Evidence that the product brought of a server. It comes right after somebody has chosen servers and tools, who goes on from there. */
export const broughtByServers = ['evidence.inherited', 'checks.attached'] as const;

/** Whether nothing came since but what the command bears. Every write raises the version by one and leaves one event. */
async function isUpToDate(
  tx: WorkspaceTx,
  facts: UseCaseFacts,
  version: number,
  bears: readonly string[] = [],
): Promise<boolean> {
  const missed = facts.version - version;
  if (missed <= 0 || bears.length === 0) return missed === 0;
  const borne = { chain: facts.id, type: { in: [...bears] }, data: { path: ['version'], gt: version } };
  return (await tx.event.count({ where: borne })) === missed;
}

const toldAtMost = 20;

/** The second of two is told who changed what since the form was drawn. */
async function conflict(tx: WorkspaceTx, facts: UseCaseFacts, version: number): Promise<Result<never>> {
  const since = await tx.event.findMany({
    where: { chain: facts.id, data: { path: ['version'], gt: version } },
    orderBy: { seq: 'desc' },
    take: toldAtMost,
  });
  // Every write raises the version by one and leaves one event.
  const more = facts.version - version - since.length;
  const told = since.reverse().map((event) => ({ code: 'changed-meanwhile', message: whatChanged(event) }));
  return refuse(
    'conflict',
    'Somebody else changed this use case while you were working.',
    more > 0 && told.length > 0
      ? [...told, { code: 'changed-meanwhile', message: `And ${more} more before these.` }]
      : told,
  );
}

// Long texts are told by their beginning; the History tab has them whole.
const longest = 120;

function whatChanged(event: StoredEvent): string {
  const { sentence, details } = describeEvent(event);
  const changes = details
    .filter(({ before }) => before !== undefined)
    .map(
      ({ label, before, after }) =>
        `${label}: ${shortened(before ?? '', longest)} → ${shortened(after ?? '', longest)}`,
    );
  return changes.length === 0 ? sentence : `${sentence} ${changes.join('; ')}`;
}
