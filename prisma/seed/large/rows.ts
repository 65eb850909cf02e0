import type { Person } from '@/lib/domain/access/actor';
import { factors } from '@/lib/domain/scoring/factors';
import { trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { chainedEvent } from '@/lib/db/append-event';
import { derivedColumns } from '@/lib/db/derived';
import { newId } from '@/lib/db/new-id';

/** Rows by table, with the columns of the database. */
export type Rows = Map<string, Record<string, unknown>[]>;

/** The rows of one generated use case: the reverse of lib/db/load-facts.ts for what the generator makes. */
export function addRows(
  rows: Rows,
  workspaceId: string,
  modelId: string,
  facts: UseCaseFacts,
  context: Pick<RuleContext, 'ladder' | 'now'>,
): void {
  const add = (table: string, row: Record<string, unknown>) => {
    const list = rows.get(table) ?? [];
    list.push({ workspace_id: workspaceId, ...row });
    rows.set(table, list);
  };
  const use_case_id = facts.id;
  const useCase = useCaseRow(facts, context);
  add('use_case', useCase);
  for (const period of periodRows(facts)) add('stage_period', { ...period, monthly_value: useCase.monthly_value });
  for (const { id } of facts.systems) add('use_case_system', { use_case_id, system_id: id });
  for (const tag of facts.tags) add('use_case_tag', { use_case_id, tag });
  for (const [role, person] of Object.entries(facts.owners)) {
    add('owner', { id: newId(), use_case_id, role, member_id: person.id, since: facts.createdAt, until: null });
  }
  for (const one of facts.assessments) {
    const by = one.assessor.id;
    const times = { created_at: one.createdAt, submitted_at: one.submittedAt, agreed_at: one.agreedAt };
    add('assessment', {
      id: one.id,
      use_case_id,
      model_id: modelId,
      assessor_id: by,
      state: one.state,
      ...times,
      agreed_by_id: by,
    });
    for (const factor of factors) add('rating', { assessment_id: one.id, factor, ...one.ratings[factor] });
  }
  if (facts.plan.startsOn)
    add('measurement_plan', { use_case_id, starts_on: facts.plan.startsOn, ends_on: facts.plan.endsOn });
  facts.plan.metrics.forEach(({ id, name, unit, better, baseline, target, killThreshold, results }, position) => {
    add('metric', { id, use_case_id, position, name, unit, better, baseline, target, kill_threshold: killThreshold });
    for (const [phase, { value, note, by, at }] of Object.entries(results)) {
      add('metric_result', { metric_id: id, phase, value, note, recorded_by_id: by.id, recorded_at: at });
    }
  });
  if (facts.pocOutcome) {
    const { decision, summary, by, at } = facts.pocOutcome;
    add('poc_outcome', { use_case_id, decision, summary, recorded_by_id: by.id, recorded_at: at });
  }
  for (const { runBy, runAt, ...scenario } of facts.scenarios) {
    add('scenario', { ...scenario, use_case_id, run_by_id: idOf(runBy), run_at: runAt, created_at: facts.createdAt });
  }
  for (const { id, title, likelihood, impact, mitigation } of facts.risks) {
    add('risk', { id, use_case_id, title, likelihood, impact, mitigation, created_at: facts.createdAt });
  }
  for (const { id, name, purpose, tier, dataClasses } of facts.tools) {
    add('tool', { id, use_case_id, name, purpose, tier, data_classes: dataClasses, created_at: facts.createdAt });
  }
  for (const { itemId, state, claim, justification, ...item } of facts.items) {
    add('checklist_item', {
      use_case_id,
      item_id: itemId,
      state,
      claim,
      justification,
      assignee_id: idOf(item.assignee),
      submitted_by_id: idOf(item.submittedBy),
      submitted_at: item.submittedAt,
      confirmed_by_id: idOf(item.confirmedBy),
      confirmed_at: item.confirmedAt,
    });
  }
  for (const entry of facts.evidence) {
    const { id, evidenceId, itemId, kind, title, body, author, createdAt, citedBy, citedAt, review } = entry;
    add('evidence', { id: evidenceId, kind, title, created_at: createdAt });
    add('evidence_revision', {
      id: evidenceId,
      evidence_id: evidenceId,
      number: 1,
      body,
      author_id: author.id,
      created_at: createdAt,
    });
    add('citation', {
      id,
      use_case_id,
      item_id: itemId,
      evidence_id: evidenceId,
      revision_id: evidenceId,
      cited_by_id: citedBy.id,
      cited_at: citedAt,
      review: review?.decision ?? null,
      reviewed_by_id: review?.by.id ?? null,
      reviewed_at: review?.at ?? null,
    });
  }
  add('event', eventRow(workspaceId, facts));
}

function useCaseRow(facts: UseCaseFacts, context: Pick<RuleContext, 'ladder' | 'now'>): Record<string, unknown> {
  const derived = derivedColumns(facts, context);
  return {
    id: facts.id,
    business_unit_id: facts.businessUnit.id,
    key: facts.key,
    title: facts.title,
    problem: facts.problem,
    version: facts.version,
    stage: facts.stage,
    stage_entered_at: facts.stageEnteredAt,
    parked_from: facts.parkedFrom,
    went_live_at: facts.wentLiveAt,
    user_group: facts.userGroup,
    user_group_size: facts.userGroupSize,
    hours_saved_per_month: facts.expectedValue.hoursSavedPerMonth,
    people: facts.expectedValue.people,
    value_per_hour: facts.expectedValue.valuePerHour,
    action_tier: facts.actionTier,
    identity_model: facts.identityModel,
    call_logging: facts.callLogging,
    pilot_group: facts.pilotGroup,
    pilot_size: facts.pilotSize,
    created_by_id: facts.createdBy.id,
    created_at: facts.createdAt,
    updated_at: facts.updatedAt,
    ...Object.fromEntries(Object.entries(derived).map(([name, value]) => [snake(name), value])),
  };
}

/** How it came to its stage: through those before it, in even steps from its making to its entering. */
function periodRows({ id, stage, parkedFrom, createdAt, stageEnteredAt }: UseCaseFacts): Record<string, unknown>[] {
  const last = stage === 'retired' ? 'production' : stage === 'rejected' ? 'candidate' : (parkedFrom ?? stage);
  const way: Stage[] = trackStages.slice(0, trackStages.indexOf(last as TrackStage) + 1);
  if (last !== stage) way.push(stage);
  const step = (stageEnteredAt.getTime() - createdAt.getTime()) / Math.max(1, way.length - 1);
  const entered = way.map((_, place) => new Date(createdAt.getTime() + Math.round(place * step)));
  return way.map((name, place) => ({
    use_case_id: id,
    number: place + 1,
    visit: place + 1,
    stage: name,
    verified: true,
    began_at: entered[place],
    ended_at: entered[place + 1] ?? null,
  }));
}

/** A chain begins with how the use case came to be; generated ones say that they were generated. */
function eventRow(workspaceId: string, facts: UseCaseFacts): Record<string, unknown> {
  const data = {
    key: facts.key,
    title: facts.title,
    problem: facts.problem,
    businessUnit: facts.businessUnit.name,
    businessOwner: facts.owners.business ?? null,
    template: null,
    differsBecause: 'Made by the generator of large workspaces.',
  };
  const actor = { memberId: facts.createdBy.id, name: facts.createdBy.name };
  const origin = { useCaseId: facts.id, actor, at: facts.createdAt };
  const row = chainedEvent(workspaceId, origin, { type: 'use-case.created', data }, null);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));
}

const idOf = (person: Person | null): string | null => person?.id ?? null;
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
