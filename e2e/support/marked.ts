import { ownerRoles, type Actor } from '@/lib/domain/access/actor';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { factors } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { serverToolsPage } from '@/lib/queries/server-tools';
import { policyForm } from '@/lib/testing/policies';
import { manifest, offered } from '@/lib/testing/manifests';
import { serverForm } from '@/lib/testing/servers';
import { atStage, moveTo, planPoc } from '@/lib/testing/steps';
import { makeCast, mustRun, openUseCase, type UseCase } from '@/lib/testing/use-case';
import { settingsForm, type TestWorkspace } from '@/lib/testing/workspace';
import { markup, short } from './markup';

export type Input = Record<string, unknown>;

/** Sends commands in which every text is markup, and keeps account of the fields. */
export class Attacker {
  readonly sent = new Set<string>();

  note(command: string, input: Input, prefix = command): void {
    for (const [field, value] of Object.entries(input)) {
      if (typeof value === 'string' && value.includes('<script>')) this.sent.add(`${prefix}.${field}`);
    }
  }

  async run(command: string, actor: Actor, input: Input): Promise<Input> {
    this.note(command, input);
    return mustRun(command, actor, input, now());
  }

  async on(useCase: UseCase, command: string, input: Input, by?: Actor): Promise<Input> {
    this.note(command, input);
    return useCase.send(command, input, { by, at: now() });
  }
}

/** A server whose words, and whose tools' words, were written by somebody who tries; its id. */
export async function makeMarkedServer(workspace: TestWorkspace, attacker: Attacker): Promise<string> {
  const { architect } = workspace;
  const form = serverForm(architect, { name: short('Server', 120), purpose: markup('Serves') });
  const { id } = await attacker.run('save-server', architect, form);
  const server = String(id);
  const tools = [offered({ name: 'get_account', description: markup('Reads accounts') })];
  await attacker.run('read-contract', architect, { server, manifest: manifest(tools) });
  const page = await serverToolsPage(architect, server);
  const ids = page?.tools.map((tool) => tool.id);
  await attacker.run('declare-tier', architect, { server, tools: ids, tier: 'draft', reason: markup('Lower') });
  const note = { server, items: ['ID-2'], kind: 'note', source: markup('Server source') };
  const proof = { title: markup('Server proof'), text: markup('Proven') };
  const { evidence } = await attacker.run('give-server-evidence', architect, { ...note, ...proof });
  const anew = { text: markup('Proven anew'), source: markup('Server source') };
  await attacker.run('renew-server-evidence', architect, { server, evidence, ...anew });
  const { evidence: gone } = await attacker.run('give-server-evidence', architect, { ...note, ...proof });
  await attacker.run('withdraw-server-evidence', architect, { server, evidence: gone, reason: markup('Disproven') });
  await attacker.run('revoke-server', architect, { server, reason: markup('Revoked') });
  await attacker.run('restore-server', architect, { server, reason: markup('Restored') });
  return server;
}

/** A use case in POC with something of everything, all of it written by somebody who tries. */
export async function makeMarked(workspace: TestWorkspace, attacker: Attacker): Promise<UseCase> {
  const { architect: editor, admin } = workspace;
  const cast = await makeCast(workspace);
  const email = (name: string) => `${name}@${workspace.slug}.example`;
  await attacker.run('invite-member', admin, {
    name: markup('Person').slice(0, 120),
    email: email('eve'),
    role: 'viewer',
    jobTitle: markup('Job').slice(0, 120),
  });
  await attacker.run('save-settings', admin, { ...settingsForm, name: short('Workspace', 80) });
  const { id: system } = await attacker.run('save-system', editor, { name: short('System', 120), kind: 'crm' });

  const made = await attacker.run('create-use-case', editor, {
    title: markup('First'),
    problem: markup('Problem'),
    businessOwner: cast.business.memberId,
    newBusinessUnit: short('Unit', 120),
  });
  const again = await attacker.run('create-use-case', editor, {
    title: markup('First'),
    problem: markup('Problem'),
    businessOwner: cast.business.memberId,
    newBusinessUnit: short('Unit', 120),
    differsBecause: markup('Differs'),
  });
  const useCase = openUseCase(again.key as string, { ...cast, editor });
  const { businessUnit } = await useCase.facts();
  await attacker.run('rename-business-unit', admin, { id: businessUnit.id, name: short('Renamed', 120) });
  await attacker.on(useCase, 'edit-use-case', {
    title: markup('Title'),
    problem: markup('Problem'),
    businessUnit: businessUnit.id,
    systems: [system],
    userGroup: markup('Group'),
    userGroupSize: '12',
  });
  for (const role of ['technical', 'security', 'data-governance'] as const) {
    await useCase.send('assign-owner', { role, member: cast[role].memberId }, { at: now() });
  }

  await scoreInRounds(useCase, attacker);
  await attacker.on(useCase, 'move-stage', { to: 'assessed', reason: markup('Moved') });
  await planPoc(useCase, { at: now() });
  await attacker.on(useCase, 'edit-access', {
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging: markup('Logging'),
  });
  const [metric] = (await useCase.facts()).plan.metrics;
  const figures = { id: metric?.id, better: 'lower', baseline: '40', target: '15', killThreshold: '35' };
  const named = { name: short('Metric', 120), unit: '<script>unit</script>' };
  attacker.note('save-plan', named, 'save-plan.metrics');
  const days = { startsOn: dayOf(now()), endsOn: addDays(dayOf(now()), 30) };
  await useCase.send('save-plan', { ...days, metrics: [{ ...figures, ...named }] }, { at: now() });
  const tool = {
    name: short('tool', 120),
    purpose: markup('Purpose'),
    tier: 'read-only',
    dataClasses: markup('Data'),
    system,
  };
  await attacker.on(useCase, 'save-tool', tool);

  const { request } = await useCase.send('request-sign-off', { gate: 'poc' }, { at: now() });
  await attacker.on(useCase, 'withdraw-sign-off-request', { request, reason: markup('Withdrawn') });
  const asked = await useCase.send('request-sign-off', { gate: 'poc' }, { at: now() });
  const condition = { text: markup('Condition'), owner: cast.technical.memberId, dueOn: '2099-12-31' };
  attacker.note('sign-off', condition, 'sign-off.conditions');
  await attacker.on(
    useCase,
    'sign-off',
    {
      request: asked.request,
      role: 'business',
      decision: 'approve-with-conditions',
      conditions: [condition],
      reason: markup('Decision'),
    },
    cast.business,
  );
  const signed = (await useCase.facts()).signOffRequests.flatMap(({ signOffs }) => signOffs);
  await attacker.on(useCase, 'complete-condition', { condition: signed[0]?.conditions[0]?.id, reason: markup('Done') });
  await moveTo(useCase, 'poc', now());

  await attacker.on(useCase, 'record-result', {
    metric: metric?.id,
    phase: 'poc',
    value: '14',
    note: markup('Measured'),
  });
  await attacker.on(useCase, 'record-poc-outcome', { decision: 'continue', summary: markup('Summary') });
  await attacker.on(useCase, 'save-pilot-group', { pilotGroup: markup('Pilots'), pilotSize: '12' });
  const { id: scenario } = await attacker.on(useCase, 'save-scenario', {
    kind: 'restricted',
    title: markup('Tried'),
    expected: markup('Expected'),
  });
  await attacker.on(useCase, 'run-scenario', { id: scenario, outcome: 'fail', note: markup('Ran') });
  const risk = { likelihood: '5', impact: '5', mitigation: markup('Mitigation') };
  const { id: one } = await attacker.on(useCase, 'save-risk', { ...risk, title: markup('Risk') });
  const { id: two } = await attacker.on(useCase, 'save-risk', { ...risk, title: markup('Other') });
  await attacker.on(useCase, 'accept-risk', { id: one, reason: markup('Accepted') }, cast.business);
  await attacker.on(useCase, 'close-risk', { id: two, reason: markup('Closed') });
  await attacker.on(useCase, 'reopen-risk', { id: two, reason: markup('Reopened') });
  await proveItems(useCase, attacker);
  await tellOthers(workspace, attacker);
  return openUseCase(made.key as string, useCase.cast) && useCase;
}

/** Links to the portfolio, of which none is left. */
async function tellOthers({ architect, admin }: TestWorkspace, attacker: Attacker): Promise<void> {
  const shown = { title: short('Shared', 80), cards: ['headline', 'funnel'], names: 'on', days: '30' };
  await attacker.run('make-share', architect, { ...shown, filter: '?stage=poc' });
  await attacker.run('revoke-shares', admin, { reason: markup('Revoked') });
}

/** Two people a level or three apart, once given up, once taken back, settled and agreed. */
async function scoreInRounds(useCase: UseCase, attacker: Attacker): Promise<void> {
  const { cast } = useCase;
  const scorers = [{ member: cast.business.memberId }, { member: cast.technical.memberId }];
  const ask = () => useCase.send('save-scoring-round', { scorers }, { at: now() });
  const address = `https://evil.example/${encodeURIComponent('"><script>')}`;
  const rated = (level: number) =>
    Object.fromEntries(factors.map((factor) => [factor, { level, rationale: markup(factor), links: address }]));
  const handIn = (level: number, by: Actor) => {
    attacker.note('hand-in-assessment', rated(level)[factors[0]] ?? {}, 'hand-in-assessment.ratings');
    return useCase.send('hand-in-assessment', { ratings: rated(level) }, { by, at: now() });
  };
  const first = await ask();
  await attacker.on(useCase, 'cancel-scoring-round', { round: first.round, reason: markup('Given up') });
  const { round } = await ask();
  await handIn(4, cast.business);
  await attacker.on(useCase, 'reopen-assessment', { round, reason: markup('Taken back') }, cast.business);
  await handIn(4, cast.business);
  await attacker.on(useCase, 'reveal-scoring-round', { round, reason: markup('Not waited') });
  await attacker.on(useCase, 'cancel-scoring-round', { round, reason: markup('Given up') });
  const { round: last } = await ask();
  await handIn(4, cast.business);
  await handIn(2, cast.technical);
  await useCase.send('reveal-scoring-round', { round: last }, { at: now() });
  for (const factor of factors) {
    await attacker.on(useCase, 'reconcile-factor', { round: last, factor, level: 4, reason: markup('Settled') });
  }
  await useCase.send('agree-scoring-round', { round: last }, { at: now() });
}

async function proveItems(useCase: UseCase, attacker: Attacker): Promise<void> {
  const { technical } = useCase.cast;
  const item = 'ID-1';
  const note = await attacker.on(useCase, 'add-evidence', {
    item,
    kind: 'note',
    title: markup('Note'),
    text: markup('Text'),
  });
  const address = `https://evil.example/${encodeURIComponent('"><script>')}`;
  const link = await attacker.on(useCase, 'add-evidence', { item, kind: 'link', title: markup('Link'), address });
  const file = new File([markup('Bytes')], `${markup('file')}.html`, { type: 'text/html' });
  await attacker.on(useCase, 'add-evidence', { item, kind: 'file', title: markup('File'), file });
  await attacker.on(useCase, 'submit-item', { item, claim: 'satisfied', justification: markup('Claim') });
  await attacker.on(useCase, 'return-item', { item, reason: markup('Returned') }, technical);
  await attacker.on(useCase, 'submit-item', { item, claim: 'satisfied', justification: markup('Claim') });
  await useCase.send('confirm-item', { item }, { by: technical, at: now() });
  const later = { item, kind: 'note', title: markup('Later'), text: markup('Text') };
  const { citation } = await attacker.on(useCase, 'add-evidence', later);
  const returned = { evidence: citation, decision: 'returned', reason: markup('Unclear') };
  await attacker.on(useCase, 'review-evidence', returned, technical);
  await attacker.on(useCase, 'reopen-item', { item, reason: markup('Reopened') });
  await attacker.on(useCase, 'revise-evidence', {
    evidence: note.evidence,
    text: markup('Again'),
    source: short('Source', 200),
  });
  const ledBy = short('Led', 200);
  const drill = {
    kind: 'drill',
    title: markup('Drill'),
    text: markup('Held'),
    heldOn: dayOf(now()),
    secondsToSafe: '40',
  };
  const drilled = checklistTemplate.find((entry) => entry.drill)?.id;
  const source = short('Source', 200);
  const held = await attacker.on(useCase, 'add-evidence', { item: drilled, ...drill, ledBy, source });
  const { title: _, kind: __, ...anew } = drill;
  await attacker.on(useCase, 'revise-evidence', { evidence: held.evidence, ...anew, ledBy, source });
  await attacker.on(useCase, 'withdraw-evidence', { evidence: link.citation, reason: markup('Wrong') });
  const until = addDays(dayOf(now()), 30);
  const { waiver } = await attacker.on(useCase, 'request-waiver', {
    subject: 'ID-2',
    reason: markup('Waived'),
    compensatingControl: markup('Control'),
    expiresOn: until,
  });
  await attacker.on(
    useCase,
    'decide-waiver',
    { waiver, decision: 'approved', note: markup('Granted') },
    await holder(useCase, 'ID-2'),
  );
}

async function holder(useCase: UseCase, item: string): Promise<Actor> {
  const signs = checklistTemplate.find(({ id }) => id === item)?.signs ?? 'technical';
  return useCase.cast[signs];
}

/** Another one in production: reviewed, with an incident, on its way out; spoken of, and with somebody away. */
export async function makeMarkedLive(workspace: TestWorkspace, attacker: Attacker): Promise<UseCase> {
  const useCase = await atStage(workspace, 'production', { now: now(), title: markup('Live') });
  const { cast } = useCase;
  const { comment } = await attacker.on(useCase, 'add-comment', { body: markup('Said') });
  await attacker.on(useCase, 'edit-comment', { comment, body: markup('Said anew') });
  const other = await attacker.on(useCase, 'add-comment', { body: markup('Taken off') });
  await attacker.on(useCase, 'remove-comment', { comment: other.comment, reason: markup('Off') });

  const { review } = await useCase.send('start-review', {}, { at: now() });
  for (const role of ownerRoles) {
    await attacker.on(
      useCase,
      'attest',
      { review, role, answer: 'still-true', reason: markup('Attested') },
      cast[role],
    );
  }
  const conclusion = { review, outcome: 'continue', summary: markup('Concluded') };
  await attacker.on(useCase, 'conclude-review', conclusion, cast.business);

  const told = { title: markup('Incident'), description: markup('Described'), affected: markup('Affected') };
  const noticed = { severity: 'high', noticedOn: dayOf(now()) };
  const { incident } = await attacker.on(useCase, 'report-incident', { ...told, ...noticed });
  await attacker.on(useCase, 'resolve-incident', { incident, cause: markup('Cause'), remedy: markup('Remedy') });

  for (const { id: item, confirms } of retirementTemplate.slice(0, 2)) {
    await attacker.on(
      useCase,
      'settle-retirement-item',
      { item, state: 'done', note: markup('Cleared away') },
      cast[confirms],
    );
  }
  const item = retirementTemplate[0]?.id;
  await attacker.on(useCase, 'reopen-retirement-item', { item, reason: markup('Left over') });

  const away = { member: cast.security.memberId, deputy: workspace.viewer.memberId };
  const days = { startsOn: dayOf(now()), endsOn: addDays(dayOf(now()), 7) };
  await attacker.run('name-deputy', workspace.admin, { ...away, ...days, reason: markup('Away') });
  const policy = policyForm({ thresholds: { 'pilot-days': { least: 21 } }, added: [] });
  const { draft } = await mustRun('save-policy-draft', workspace.admin, { ...policy, base: '1', draft: '' }, now());
  await attacker.run('publish-policy', workspace.admin, { draft, reason: markup('Policy') });
  return useCase;
}
