import { registry } from '@/lib/commands/registry';
import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import { addDays, dayOf } from '@/lib/domain/day';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import type { Refusal, Result } from '@/lib/domain/result';
import { factors, type Factor, type Level } from '@/lib/domain/scoring/factors';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { loadFacts } from '@/lib/db/load-facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeWorkspace, testNow, type TestWorkspace } from './workspace';

export type Owners = Record<OwnerRole, Actor>;
export type StoredEvent = { seq: number; type: string; data: Record<string, unknown>; reason: string | null };

const day = 86_400_000;

/** One use case on its way, moved by the product's own commands alone. */
export class Journey {
  now = testNow;
  constructor(
    readonly workspace: TestWorkspace,
    readonly key: string,
    readonly owners: Owners,
    readonly systemId: string,
  ) {}

  get architect(): Actor {
    return this.workspace.architect;
  }

  wait(days: number): void {
    this.now = new Date(this.now.getTime() + days * day);
  }

  /** Runs a command on the use case at its present version, or at the one that `input` names. */
  async attempt<T = unknown>(name: string, actor: Actor, input: Record<string, unknown> = {}): Promise<Result<T>> {
    const command = registry.get(name);
    if (!command) throw new Error(`There is no command ${name}.`);
    const version = (await this.facts()).version;
    return command.run({ actor, now: this.now }, { useCase: this.key, version, ...input }) as Promise<Result<T>>;
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

  async facts(): Promise<UseCaseFacts> {
    const facts = await inWorkspace(this.workspace.workspaceId, (tx) => loadFacts(tx, { key: this.key }));
    if (!facts) throw new Error(`${this.key} is gone.`);
    return facts;
  }

  /** The stored row, derived columns included. */
  row() {
    return inWorkspace(this.workspace.workspaceId, (tx) =>
      tx.useCase.findFirstOrThrow({ where: { workspaceId: tx.workspaceId, key: this.key } }),
    );
  }

  /** Its trail, oldest first. */
  async events(): Promise<StoredEvent[]> {
    const { id } = await this.facts();
    const rows = await inWorkspace(this.workspace.workspaceId, (tx) =>
      tx.event.findMany({ where: { chain: id }, orderBy: { seq: 'asc' } }),
    );
    return rows as unknown as StoredEvent[];
  }

  /** The newest event, which the last command wrote. */
  async lastEvent(): Promise<StoredEvent> {
    const event = (await this.events()).at(-1);
    if (!event) throw new Error('There is no event.');
    return event;
  }

  assess = (levels: Partial<Record<Factor, Level>> = {}) => assess(this, levels);
  prepare = (gate: 'poc' | 'pilot' | 'production') => prepare(this, gate);
  ask = (gate: 'poc' | 'pilot' | 'production') =>
    this.does<{ request: string }>('request-sign-off', this.architect, { gate });
  sign = (request: string, role: OwnerRole, input: Record<string, unknown> = {}) =>
    this.does<{ signOff: string }>('sign-off', this.owners[role], { request, role, decision: 'approve', ...input });
  move = (to: string, input: Record<string, unknown> = {}) => this.does('move-stage', this.architect, { to, ...input });
  satisfy = (itemId: string) => satisfy(this, itemId);
}

/** A candidate with all four owners and a system; the owners are four contributors of its workspace. */
export async function makeJourney(options: { workspace?: TestWorkspace; title?: string } = {}): Promise<Journey> {
  const workspace = options.workspace ?? (await makeWorkspace());
  const { architect } = workspace;
  const owners: Owners = {
    business: await workspace.member('contributor', 'Bea Business'),
    technical: await workspace.member('contributor', 'Tom Technical'),
    security: await workspace.member('viewer', 'Sam Security'),
    'data-governance': await workspace.member('viewer', 'Dora Data'),
  };
  const system = await outright<{ id: string }>(workspace, architect, 'save-system', {
    name: `Knowledge base ${owners.business.memberId.slice(-6)}`,
    kind: 'knowledge-base',
  });
  const { key } = await outright<{ key: string }>(workspace, architect, 'create-use-case', {
    title: options.title ?? usualTitle,
    problem: 'Account managers read for an hour before each call.',
    businessOwner: owners.business.memberId,
    businessUnit: workspace.businessUnitId,
    template: '',
    differsBecause: 'It is another one.',
  });
  const journey = new Journey(workspace, key, owners, system.id);
  for (const role of ['technical', 'security', 'data-governance'] as const) {
    await journey.does('assign-owner', architect, { role, member: owners[role].memberId });
  }
  await describe(journey, options.title);
  return journey;
}

async function outright<T>(workspace: TestWorkspace, actor: Actor, name: string, input: unknown): Promise<T> {
  const result = await registry.get(name)!.run({ actor, now: testNow }, input);
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.refusal)} in ${workspace.slug}`);
  return result.value as T;
}

const usualTitle = 'Summarise support cases before a call';

const describe = (journey: Journey, title = usualTitle) =>
  journey.does('edit-use-case', journey.architect, {
    title,
    problem: 'Account managers read for an hour before each call.',
    businessUnit: journey.workspace.businessUnitId,
    systems: [journey.systemId],
    userGroup: 'Account managers, DACH',
    userGroupSize: 14,
    hoursSavedPerMonth: 6,
    people: 14,
    valuePerHour: 60,
  });

/** Six ratings with rationales, as `save-assessment` takes them: 5 but for those named. */
export const ratings = (levels: Partial<Record<Factor, Level | null>> = {}) =>
  Object.fromEntries(
    factors.map((factor) => [
      factor,
      { level: levels[factor] === undefined ? 5 : levels[factor], rationale: `Because of ${factor}.` },
    ]),
  );

async function assess(journey: Journey, levels: Partial<Record<Factor, Level>>): Promise<string> {
  const { assessment } = await journey.does<{ assessment: string }>('save-assessment', journey.architect, {
    ratings: ratings(levels),
    submit: true,
  });
  await journey.does('agree-assessment', journey.architect, { assessment });
  return assessment;
}

/** From a candidate to everything before a gate, but for its signatures. */
async function prepare(journey: Journey, gate: 'poc' | 'pilot' | 'production'): Promise<void> {
  const { architect } = journey;
  const { stage } = await journey.facts();
  if (stage === 'candidate') {
    await journey.assess();
    await journey.move('assessed');
    await plan(journey);
  }
  if (gate === 'poc') return;
  if ((await journey.facts()).stage === 'assessed') {
    const { request } = await journey.ask('poc');
    await journey.sign(request, 'business');
    await journey.move('poc');
    await runPoc(journey);
  }
  if (gate === 'pilot') return;
  if ((await journey.facts()).stage === 'poc') {
    const { request } = await journey.ask('pilot');
    await journey.sign(request, 'business');
    await journey.move('pilot');
  }
  if ((await journey.facts()).stage === 'pilot') {
    journey.wait(30);
    const { metrics } = (await journey.facts()).plan;
    await journey.does('record-result', architect, { metric: metrics[0]!.id, phase: 'pilot', value: 18, note: '' });
    await journey.does('assign-items', architect, { area: 'all', assignee: journey.owners.technical.memberId });
    await journey.move('go-live-review');
  }
  for (const { id } of checklistTemplate) await journey.satisfy(id);
}

async function plan(journey: Journey): Promise<void> {
  const { architect, now } = journey;
  await journey.does('save-plan', architect, {
    startsOn: dayOf(now),
    endsOn: addDays(dayOf(now), 28),
    metrics: [
      { name: 'Minutes per preparation', unit: 'min', better: 'lower', baseline: 52, target: 20, killThreshold: 45 },
    ],
  });
  await journey.does('edit-access', architect, {
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging: 'Each call to the central log.',
  });
}

async function runPoc(journey: Journey): Promise<void> {
  const { architect } = journey;
  const { metrics } = (await journey.facts()).plan;
  await journey.does('record-result', architect, { metric: metrics[0]!.id, phase: 'poc', value: 24, note: '' });
  await journey.does('record-poc-outcome', architect, { decision: 'continue', summary: 'It saves half of the time.' });
  for (const kind of ['success', 'failure', 'restricted'] as const) {
    const { id } = await journey.does<{ id: string }>('save-scenario', architect, {
      kind,
      title: `A ${kind} scenario`,
      expected: 'What is right comes out.',
    });
    await journey.does('run-scenario', architect, { id, outcome: 'pass', note: '' });
  }
  await journey.does('save-pilot-group', architect, { pilotGroup: 'Account managers, DACH', pilotSize: 14 });
}

/** Evidence by the architect, submitted by the architect, confirmed by whoever signs for it. */
async function satisfy(journey: Journey, itemId: string): Promise<void> {
  const item = checklistTemplate.find(({ id }) => id === itemId)!;
  await journey.does('add-evidence', journey.architect, {
    item: itemId,
    kind: 'note',
    title: item.evidence,
    text: 'Tried, written down and looked at.',
    expiresOn: '',
  });
  await journey.does('submit-item', journey.architect, { item: itemId, claim: 'satisfied', justification: '' });
  await journey.does('confirm-item', journey.owners[item.signs], { item: itemId });
}
