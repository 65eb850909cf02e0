import type { Person } from '@/lib/domain/access/actor';
import { factors } from '@/lib/domain/scoring/factors';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { derivedColumns } from '@/lib/db/derived';
import { newId } from '@/lib/db/new-id';
import type { Period } from './periods';
import type { Trail } from './trail';

/** Rows by table, named by the database's columns or by camel case of them; all of a table name the same. */
export type Rows = Map<string, Record<string, unknown>[]>;

export type Around = { workspaceId: string; modelId: string; now: Date };

/** The rows of one generated use case: the reverse of lib/db/load-facts.ts for what the generator makes. */
export function addRows(rows: Rows, facts: UseCaseFacts, trail: Trail, { workspaceId, modelId, now }: Around): void {
  const add = (table: string, row: Record<string, unknown>) => {
    const list = rows.get(table) ?? [];
    list.push({ workspace_id: workspaceId, ...row });
    rows.set(table, list);
  };
  const use_case_id = facts.id;
  const derived = derivedColumns(facts, { ladder: [], now });
  add('use_case', { ...useCaseRow(facts, trail.periods), version: trail.length, ...derived });
  trail.periods.forEach(({ stage, beganAt, endedAt }, place) =>
    add('stage_period', {
      use_case_id,
      number: place + 1,
      visit: place + 1,
      stage,
      verified: true,
      monthly_value: derived.monthlyValue,
      began_at: beganAt,
      ended_at: endedAt,
    }),
  );
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
  for (const { id, name, purpose, tier, dataClasses, createdAt } of facts.tools) {
    add('tool', { id, use_case_id, name, purpose, tier, data_classes: dataClasses, created_at: createdAt });
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
    const { id, evidenceId, itemId, kind, title, author, createdAt, citedBy, citedAt, review } = entry;
    add('evidence', { id: evidenceId, kind, title, created_at: createdAt });
    add('evidence_revision', {
      id: evidenceId,
      evidence_id: evidenceId,
      number: 1,
      body: 'Reviewed and found in order.',
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
}

function useCaseRow(facts: UseCaseFacts, periods: Period[]): Record<string, unknown> {
  return {
    id: facts.id,
    business_unit_id: facts.businessUnit.id,
    key: facts.key,
    title: facts.title,
    problem: facts.problem,
    stage: facts.stage,
    stage_entered_at: facts.stageEnteredAt,
    parked_from: facts.parkedFrom,
    went_live_at: periods.find(({ stage }) => stage === 'production')?.beganAt ?? null,
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
  };
}

const idOf = (person: Person | null): string | null => person?.id ?? null;
