import type { Page } from '@playwright/test';
import type { z } from 'zod';
import { registry } from '@/lib/commands/registry';
import { uploadImport } from '@/lib/commands/upload-import';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { addDays, dayOf } from '@/lib/domain/day';
import { factors } from '@/lib/domain/scoring/factors';
import { now } from '@/lib/env';
import { csv } from '@/lib/testing/imports';
import { modelForm } from '@/lib/testing/models';
import { moveTo, planPoc } from '@/lib/testing/steps';
import { makeCast, mustRun, openUseCase, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { expect, test } from './fixtures';
import { send } from './support/http';
import { expectOnlyText, markup } from './support/markup';
import { open } from './support/open';
import type { Actor } from '@/lib/domain/access/actor';

test.setTimeout(240_000);

type Input = Record<string, unknown>;

/** Fields that take any text, of every command: what would be stored as it was typed. */
function textFields(): string[] {
  const probe = markup('probe');
  return [...registry.values()].flatMap(({ name, input }) =>
    Object.entries((input as z.ZodObject).shape as Record<string, z.ZodType>)
      .filter(([, schema]) => {
        const parsed = schema.safeParse(probe);
        return parsed.success && typeof parsed.data === 'string';
      })
      .map(([field]) => `${name}.${field}`),
  );
}

/** Opaque to people: a digest, which is compared and never stored; a key, which is looked up. */
const notShown = /\.(basis|useCase)$/;

/** Sends commands in which every text is markup, and keeps account of the fields. */
class Attacker {
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

/** A use case in POC with something of everything, all of it written by somebody who tries. */
async function makeMarked(workspace: TestWorkspace, attacker: Attacker): Promise<UseCase> {
  const { architect: editor, admin } = workspace;
  const cast = await makeCast(workspace);
  const email = (name: string) => `${name}@${workspace.slug}.example`;
  await attacker.run('invite-member', admin, {
    name: markup('Person').slice(0, 120),
    email: email('eve'),
    role: 'viewer',
    jobTitle: markup('Job').slice(0, 120),
  });
  await attacker.run('save-settings', admin, {
    name: short('Workspace', 80),
    currency: 'EUR',
    maxWaiverDays: '180',
  });
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
  return openUseCase(made.key as string, useCase.cast) && useCase;
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
  await attacker.on(useCase, 'add-evidence', { item, kind: 'note', title: markup('Note'), text: markup('Text') });
  const address = `https://evil.example/${encodeURIComponent('"><script>')}`;
  const link = await attacker.on(useCase, 'add-evidence', { item, kind: 'link', title: markup('Link'), address });
  const file = new File([markup('Bytes')], `${markup('file')}.html`, { type: 'text/html' });
  await attacker.on(useCase, 'add-evidence', { item, kind: 'file', title: markup('File'), file });
  await attacker.on(useCase, 'submit-item', { item, claim: 'satisfied', justification: markup('Claim') });
  await attacker.on(useCase, 'return-item', { item, reason: markup('Returned') }, technical);
  await attacker.on(useCase, 'submit-item', { item, claim: 'satisfied', justification: markup('Claim') });
  await useCase.send('confirm-item', { item }, { by: technical, at: now() });
  await attacker.on(useCase, 'reopen-item', { item, reason: markup('Reopened') });
  await attacker.on(useCase, 'withdraw-evidence', { evidence: link.evidence, reason: markup('Wrong') });
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
  const { checklistTemplate } = await import('@/lib/domain/checklist/template');
  const signs = checklistTemplate.find(({ id }) => id === item)?.signs ?? 'technical';
  return useCase.cast[signs];
}

const short = (where: string, length: number) =>
  `<script>window.ran=1</script>${where}<img src=x onerror=window.ran=2>`.slice(0, length);

async function visit(page: Page, path: string, seen: string[]): Promise<void> {
  await open(page, path);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => fold.setAttribute('open', '')));
  await expectOnlyText(page);
  seen.push(await page.locator('main').innerText());
}

test('markup in every text field stays text, on every page that shows it', async ({ signInAs, requestsOf, faults }) => {
  const workspace = await makeWorkspace({ now: now() });
  const attacker = new Attacker();
  const useCase = await makeMarked(workspace, attacker);

  // A file to import whose headers and cells try as well, and a mapping that is called so.
  const file = csv(
    [markup('Header title'), markup('Header problem')],
    [markup('Imported'), markup('Cell')],
    ['', markup('Skipped')],
  );
  const uploaded = await uploadImport.run(
    { actor: workspace.architect, now: now() },
    { fileName: `${markup('list')}.csv`, bytes: file },
  );
  const importId = uploaded.ok ? (uploaded.value as { import: string }).import : '';
  const page = await signInAs(workspace.architect);
  const seen: string[] = [];
  const base = `/w/${workspace.slug}`;
  await visit(page, `${base}/imports/${importId}?title=0&problem=1`, seen);
  const start = {
    import: importId,
    title: '0',
    problem: '1',
    fallbackUnit: short('Renamed', 120),
    saveAs: short('Mapping', 80),
  };
  attacker.note('start-import', start);
  const requests = await requestsOf(workspace.architect);
  expect((await send(requests, workspace.slug, 'start-import', start)).status).toBe(200);
  await expect
    .poll(() => inWorkspace(workspace.workspaceId, async (tx) => (await tx.importRun.findFirst())?.state), {
      timeout: 30_000,
    })
    .toBe('done');

  await test.step('no text field was left out', () => {
    expect(textFields().filter((field) => !notShown.test(field) && !attacker.sent.has(field))).toEqual([]);
    for (const nested of [
      'save-plan.metrics.name',
      'save-plan.metrics.unit',
      'hand-in-assessment.ratings.rationale',
      'sign-off.conditions.text',
    ]) {
      expect([...attacker.sent]).toContain(nested);
    }
  });

  const tabs = [
    'overview',
    'score',
    'plan',
    'tools',
    'checklist',
    'checklist/ID-1',
    'checklist/ID-2',
    'risks',
    'sign-offs',
    'operation',
    'history',
    'edit',
  ];
  for (const tab of tabs) await visit(page, `${base}/use-cases/${useCase.key}/${tab}`, seen);
  await visit(page, `${base}/use-cases/${useCase.key}/history?before=31`, seen);
  await expect(page).toHaveTitle(/<script>window\.ran=1<\/script>/);
  for (const path of [
    'portfolio',
    'use-cases',
    'use-cases?view=board',
    'use-cases/new',
    'imports',
    `imports/${importId}`,
    'account',
    'my-work',
    'compare',
    `compare/side-by-side?of=${useCase.key}`,
    'compare/ladder',
    'compare/calibration',
  ]) {
    await visit(page, `${base}/${path}`, seen);
  }
  await visit(page, `${base}/use-cases?q=${encodeURIComponent(markup('Title').slice(0, 90))}`, seen);
  await signInAs(workspace.admin);
  const model = modelForm();
  model.rubrics.measurement[0] = markup('Rubric');
  attacker.note('save-model-draft', { text: markup('Rubric') }, 'save-model-draft.rubrics');
  await mustRun('save-model-draft', workspace.admin, { ...model, base: 1 }, now());
  for (const tab of ['members', 'workspace', 'scoring', 'scoring/draft', 'checklist', 'gates', 'systems', 'audit'])
    await visit(page, `${base}/settings/${tab}`, seen);

  // It was there to be seen, as it was typed.
  const all = seen.join('\n');
  for (const where of [
    'Title',
    'Problem',
    'Differs',
    'Group',
    'Purpose',
    'Mitigation',
    'Condition',
    'Summary',
    'Returned',
    'Granted',
    'Imported',
    'Settled',
    'Taken back',
    'measurement',
    'Rubric',
  ]) {
    expect(all).toContain(markup(where));
  }

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Title <script>');
  await expect(page.getByRole('option', { name: /<script>/ }).first()).toBeVisible();
  await expectOnlyText(page);
  faults.expect(/404/);
  await page.goto(`${base}/use-cases/${encodeURIComponent(markup('no'))}/overview`);
  await expectOnlyText(page);
  await page.goto(
    `/sign-in?next=${encodeURIComponent('/"><script>window.ran=1</script>')}&error=${encodeURIComponent(markup('error'))}`,
  );
  await expectOnlyText(page);
});
