import { registry } from '@/lib/commands/registry';
import { withFilesKept } from '@/lib/commands/upload-file';
import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import type { Refusal, Result } from '@/lib/domain/result';
import { factors, type Factor, type Level } from '@/lib/domain/scoring/factors';
import type { TrackStage } from '@/lib/domain/stages/stages';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { withContents } from '@/lib/queries/evidence-contents';
import {
  addSystem,
  approve,
  assignOwners,
  finishPoc,
  moveTo,
  planPoc,
  recordResults,
  satisfyChecklist,
  stateFacts,
} from './steps';
import { makeUseCase, type Cast, type UseCase } from './use-case';
import { makeWorkspace, testNow, type TestWorkspace } from './workspace';

export type StoredEvent = { seq: number; type: string; data: Record<string, unknown>; reason: string | null };

const millisecondsPerDay = 86_400_000;

/** One use case on its way, for tests that also want to see what is refused, and what the trail says of it. */
export class Journey {
  now = testNow;
  readonly key: string;
  readonly owners: Record<OwnerRole, Actor>;
  readonly architect: Actor;

  constructor(
    readonly workspace: TestWorkspace,
    readonly useCase: UseCase,
    /** The one system that it states. */
    readonly systemId: string,
  ) {
    const { editor, ...owners } = useCase.cast;
    this.key = useCase.key;
    this.owners = owners;
    this.architect = editor;
  }

  wait(days: number): void {
    this.now = new Date(this.now.getTime() + days * millisecondsPerDay);
  }

  /** Runs a command on the use case at its present version, or at the one that `input` names. */
  async attempt<T = unknown>(name: string, actor: Actor, input: Record<string, unknown> = {}): Promise<Result<T>> {
    const command = registry.get(name);
    if (!command) throw new Error(`There is no command ${name}.`);
    const { version } = await this.row();
    const context = { actor, now: this.now };
    const sent = await withFilesKept(context, { useCase: this.key, ...(command.private ? {} : { version }), ...input });
    return sent.ok ? (command.run(context, sent.value) as Promise<Result<T>>) : sent;
  }

  /** The same, and it must be accepted. */
  async does<T = Record<string, unknown>>(
    name: string,
    actor: Actor,
    input: Record<string, unknown> = {},
  ): Promise<T & { version: number }> {
    const result = await this.attempt<T & { version: number }>(name, actor, input);
    if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.refusal)}`);
    return result.value;
  }

  /** The same, and it must be refused. */
  async refused(name: string, actor: Actor, input: Record<string, unknown> = {}): Promise<Refusal> {
    const result = await this.attempt(name, actor, input);
    if (result.ok) throw new Error(`${name} was accepted.`);
    return result.refusal;
  }

  facts = (): Promise<UseCaseFacts> => this.useCase.facts();

  /** The evidence with what it says. */
  shownEvidence = async () => withContents(this.architect, (await this.facts()).evidence);

  /** The stored row, derived columns included. */
  row() {
    return inWorkspace(this.workspace.workspaceId, (tx) =>
      tx.useCase.findFirstOrThrow({ where: { workspaceId: tx.workspaceId, key: this.key } }),
    );
  }

  /** Its trail, oldest first. */
  async events(): Promise<StoredEvent[]> {
    const { id } = await this.row();
    const rows = await inWorkspace(this.workspace.workspaceId, (tx) =>
      tx.event.findMany({ where: { chain: id }, orderBy: { seq: 'asc' } }),
    );
    return rows as unknown as StoredEvent[];
  }

  /** The newest event: what the last command wrote. */
  async lastEvent(): Promise<StoredEvent> {
    const event = (await this.events()).at(-1);
    if (!event) throw new Error('There is no event.');
    return event;
  }

  /** The architect's assessment, handed in and agreed; 5 but for the factors named. */
  async assess(levels: Partial<Record<Factor, Level>> = {}): Promise<string> {
    const handedIn = { ratings: ratings(levels) };
    const { assessment } = await this.does<{ assessment: string }>('hand-in-assessment', this.architect, handedIn);
    await this.does('agree-assessment', this.architect, { assessment });
    return assessment;
  }

  ask = (gate: SignedGate) => this.does<{ request: string }>('request-sign-off', this.architect, { gate });

  sign = (request: string, role: OwnerRole, input: Record<string, unknown> = {}) =>
    this.does<{ signOff: string }>('sign-off', this.owners[role], { request, role, decision: 'approve', ...input });

  move = (to: TrackStage) => moveTo(this.useCase, to, this.now);

  /** Evidence by the architect, submitted by the architect, confirmed by whoever signs for it. */
  satisfy = (itemId: string) => satisfyChecklist(this.useCase, { only: (id) => id === itemId, at: this.now });

  /** On to a gate: everything is there but its signatures. */
  async prepare(gate: SignedGate): Promise<void> {
    const { useCase } = this;
    await this.assess();
    await this.move('assessed');
    await planPoc(useCase, { at: this.now });
    if (gate === 'poc') return;
    await approve(useCase, 'poc', this.now);
    await this.move('poc');
    await finishPoc(useCase, this.now);
    if (gate === 'pilot') return;
    await approve(useCase, 'pilot', this.now);
    await this.move('pilot');
    this.wait(60);
    await recordResults(useCase, 'pilot', this.now);
    await this.does('assign-items', this.architect, { area: 'all', assignee: this.owners.technical.memberId });
    await this.move('go-live-review');
    await satisfyChecklist(useCase, { at: this.now });
  }
}

/** A candidate with all four owners and a system. Business and technical owner may edit, the two reviewers only sign. */
export async function makeJourney(options: { workspace?: TestWorkspace; title?: string } = {}): Promise<Journey> {
  const workspace = options.workspace ?? (await makeWorkspace());
  const cast: Cast = {
    editor: workspace.architect,
    business: await workspace.member('contributor', 'Bea Business'),
    technical: await workspace.member('contributor', 'Tom Technical'),
    security: await workspace.member('viewer', 'Sam Security'),
    'data-governance': await workspace.member('viewer', 'Dora Data'),
  };
  const useCase = await makeUseCase(workspace, { title: options.title, cast });
  await assignOwners(useCase);
  const systemId = await addSystem(useCase, `Knowledge base of ${useCase.key}`);
  await stateFacts(useCase, { systems: [systemId] });
  return new Journey(workspace, useCase, systemId);
}

/** Six ratings with rationales, as `hand-in-assessment` takes them: 5 but for those named. */
export const ratings = (levels: Partial<Record<Factor, Level | null>> = {}) =>
  Object.fromEntries(
    factors.map((factor) => [
      factor,
      { level: levels[factor] === undefined ? 5 : levels[factor], rationale: `Because of ${factor}.` },
    ]),
  );
