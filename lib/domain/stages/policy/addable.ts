import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { areaLabels, areas } from '@/lib/domain/checklist/areas';
import { isDone, itemStateLabels, itemTask, itemTasks } from '@/lib/domain/checklist/items';
import { checklistTemplate, templateItem } from '@/lib/domain/checklist/template';
import { addDays, dayInWords, dayOf, daysSince } from '@/lib/domain/day';
import { metTarget } from '@/lib/domain/plan/plan';
import { standingAcceptance } from '@/lib/domain/plan/risks';
import type { Reason, UseCaseTab } from '@/lib/domain/result';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { shownScore } from '@/lib/domain/scoring/score';
import { contradictionsOf } from '@/lib/domain/scoring/stated';
import { flowReasons } from '@/lib/domain/servers/flow';
import { agreedAssessment, agreedRatings, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { overdueConditions } from '@/lib/domain/signoffs/conditions';
import type { Requirement } from '@/lib/domain/stages/gates/requirement';
import { trackStages, type GatedStage } from '@/lib/domain/stages/stages';
import { trackStageOf } from '@/lib/domain/stages/track';
import type { FactPart, GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext, ScenarioFacts } from '@/lib/domain/use-case/facts';
import { monthlyValue } from '@/lib/domain/use-case/value';
import { activeWaiver } from '@/lib/domain/waivers/rules';
import { architects, editorOf, holderOf } from '@/lib/domain/who';
import type { AddableId } from './addable-ids';
import type { AddedRequirement } from './policy';

type Choice = { value: string; label: string };
/** The figure and the subject that an admin chose; 0 and '' where the requirement has none. */
type Chosen = { least: number; of: string };

export type Addable = {
  /** In the list to choose from. */
  title: string;
  /** Why one would want it. */
  why: string;
  gates: readonly GatedStage[];
  tab: UseCaseTab;
  /** A least figure: higher is tighter. */
  figure?: { label: string; unit: string; min: number; max: number; usual: number };
  /** What it is about. */
  subject?: { label: string; choices: readonly Choice[] };
  /** What holds once it is met. */
  label: (chosen: Chosen) => string;
  /** What of a use case the check looks at, beside its own fields and its owners. */
  reads: readonly FactPart[];
  check: (facts: GateFacts, context: RuleContext, chosen: Chosen) => Reason[];
};

const scenarioKinds: readonly Choice[] = (['success', 'failure', 'restricted'] as const).map((kind) => ({
  value: kind,
  label: kind,
}));
const reviewers: readonly Choice[] = (['security', 'data-governance'] as const).map((role) => ({
  value: role,
  label: ownerRoleLabels[role],
}));
const items: readonly Choice[] = checklistTemplate.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }));

const behindPoc = (facts: GateFacts): boolean => {
  const stage = trackStageOf(facts);
  return stage !== null && trackStages.indexOf(stage) > trackStages.indexOf('poc');
};

/**
 * What a workspace may add to its gates: a fixed vocabulary, each with the gates where it makes sense, the bounds of its figure
 * and a pure check. Meanings never change under a published policy; a requirement that should mean something else gets a new id.
 */
export const addable: Record<AddableId, Addable> = {
  scorers: {
    title: 'Several people have scored it',
    why: 'One person’s view is easily one-sided.',
    gates: ['assessed', 'poc'],
    tab: 'score',
    figure: { label: 'Scorers', unit: 'people', min: 2, max: 20, usual: 2 },
    label: ({ least }) => `At least ${least} people scored in the round that was agreed`,
    reads: ['assessments', 'rounds'],
    check: (facts, _, { least }) => {
      const roundId = agreedAssessment(facts)?.roundId ?? null;
      const round = facts.assessments.filter((one) => one.roundId === roundId && one.state === 'submitted');
      const count = roundId === null ? 0 : new Set(round.map(({ assessor }) => assessor.id)).size;
      if (count >= least) return [];
      const message =
        roundId === null
          ? 'The agreed assessment does not come of a scoring round.'
          : `${count === 1 ? '1 person' : `${count} people`} scored in the round that was agreed; ${least} are needed.`;
      const remedy = `Ask at least ${least} people to score, and agree what they settle on.`;
      return [{ code: 'few-scorers', message, remedy, by: architects, tab: 'score' }];
    },
  },
  score: {
    title: 'The agreed score is high enough',
    why: 'Keeps the pipeline to the best candidates.',
    gates: ['assessed', 'poc', 'pilot'],
    tab: 'score',
    figure: { label: 'Score', unit: 'of 100', min: 1, max: 100, usual: 60 },
    label: ({ least }) => `The agreed score is ${least} or more`,
    reads: ['assessments', 'tools'],
    check: (facts, context, { least }) => {
      const judgement = verdictOfFacts(facts, context);
      if (judgement && shownScore(judgement.score) >= least) return [];
      const message = judgement
        ? `The agreed score is ${shownScore(judgement.score)}; ${least} is needed.`
        : `There is no agreed score; ${least} is needed.`;
      const remedy = 'Change what the weakest ratings rest on, and assess again.';
      return [{ code: 'score-low', message, remedy, by: architects, tab: 'score' }];
    },
  },
  levels: {
    title: 'No factor is rated too low',
    why: 'A good mean may hide a weak factor.',
    gates: ['assessed', 'poc', 'pilot'],
    tab: 'score',
    figure: { label: 'Lowest rating', unit: 'of 5', min: 2, max: 5, usual: 3 },
    label: ({ least }) => `Each factor is rated ${least} or better`,
    reads: ['assessments'],
    check: (facts, _, { least }) => {
      const ratings = agreedRatings(facts);
      const remedy = 'Change what the rating rests on, and assess again.';
      if (!ratings) {
        const message = 'No ratings are agreed.';
        return [{ code: 'levels', message, remedy: 'Agree an assessment.', by: architects, tab: 'score' }];
      }
      return factors
        .filter((factor) => ratings[factor] < least)
        .map((factor) => ({
          code: 'level-low',
          message: `${factorLabels[factor]} is rated ${ratings[factor]}; ${least} is needed.`,
          remedy,
          by: architects,
          tab: 'score' as const,
        }));
    },
  },
  value: {
    title: 'The expected value is high enough',
    why: 'Small gains rarely pay for a go-live.',
    gates: ['assessed', 'poc', 'pilot', 'production'],
    tab: 'overview',
    figure: { label: 'Value a month', unit: 'in the currency', min: 1, max: 1_000_000_000, usual: 1000 },
    label: ({ least }) => `The expected value is ${least.toLocaleString('en-US')} a month or more`,
    reads: [],
    check: (facts, { settings }, { least }) => {
      const value = monthlyValue(facts.expectedValue);
      if (value !== null && value >= least) return [];
      const amount = (figure: number) => `${settings.currency} ${figure.toLocaleString('en-US')}`;
      const message =
        value === null
          ? 'The expected value is not stated in full.'
          : `The expected value is ${amount(value)} a month; ${amount(least)} is needed.`;
      const remedy = 'State the hours saved, the people and the value of an hour, as they are known now.';
      return [{ code: 'value-low', message, remedy, by: editorOf(facts), tab: 'overview' }];
    },
  },
  owner: {
    title: 'A reviewer is assigned early',
    why: 'Whoever will judge it should hear of it in time.',
    gates: ['assessed', 'poc'],
    tab: 'overview',
    subject: { label: 'Role', choices: reviewers },
    label: ({ of }) => `A ${ownerRoleLabels[of as OwnerRole].toLowerCase()} is assigned`,
    reads: [],
    check: (facts, _, { of }) => {
      if (facts.owners[of as OwnerRole]) return [];
      const role = ownerRoleLabels[of as OwnerRole].toLowerCase();
      const message = `No ${role} is assigned.`;
      return [{ code: `owner-${of}`, message, remedy: `Assign a ${role}.`, by: architects, tab: 'overview' }];
    },
  },
  'data-classes': {
    title: 'Every tool states its data classes',
    why: 'What is not named cannot be minimised.',
    gates: ['poc', 'pilot', 'go-live-review', 'production'],
    tab: 'tools',
    label: () => 'Every tool states the data classes that it returns',
    reads: ['tools'],
    check: (facts) => {
      const by = editorOf(facts);
      if (facts.tools.length === 0) {
        const message = 'No tool is registered, so no data classes are stated.';
        return [{ code: 'no-tools', message, remedy: 'Register the tools that it uses.', by, tab: 'tools' }];
      }
      return facts.tools
        .filter(({ dataClasses }) => !dataClasses.trim())
        .map(({ name }) => ({
          code: 'data-classes',
          message: `The tool ${name} states no data classes.`,
          remedy: 'State which data it returns, such as names or contract terms.',
          by,
          tab: 'tools' as const,
        }));
    },
  },
  'risk-mitigation': {
    title: 'Every open risk is mitigated or accepted',
    why: 'The product asks it of high risks alone.',
    gates: ['poc', 'pilot', 'go-live-review', 'production'],
    tab: 'risks',
    label: () => 'Every open risk, high or not, is mitigated or accepted',
    reads: ['risks'],
    check: (facts) =>
      facts.risks
        .filter((risk) => risk.closedAt === null && !risk.mitigation.trim() && standingAcceptance(risk) === null)
        .map((risk) => ({
          code: 'risk-open',
          message: `The risk "${risk.title}" is neither mitigated nor accepted.`,
          remedy: 'Write its mitigation, or accept it with a reason.',
          by: holderOf('business', facts),
          tab: 'risks' as const,
        })),
  },
  'poc-days': {
    title: 'The POC ran long enough',
    why: 'The guide gives a narrow POC two to four weeks.',
    gates: ['pilot'],
    tab: 'plan',
    figure: { label: 'Days in the POC', unit: 'days', min: 1, max: 180, usual: 14 },
    label: ({ least }) => `The POC has run for at least ${least === 1 ? '1 day' : `${least} days`}`,
    reads: [],
    check: (facts, { now }, { least }) => {
      // Behind the gate it stays met.
      if (behindPoc(facts)) return [];
      const by = editorOf(facts);
      if (facts.stage !== 'poc') {
        const message = 'The POC is not running.';
        return [{ code: 'poc-not-run', message, remedy: 'Enter the POC first.', by, tab: 'overview' }];
      }
      const days = daysSince(facts.stageEnteredAt, now);
      if (days >= least) return [];
      const message = `The POC has run for ${days} of at least ${least} days.`;
      const remedy = `Wait until ${dayInWords(addDays(dayOf(facts.stageEnteredAt), least))}.`;
      return [{ code: 'poc-too-short', message, remedy, by, tab: 'plan' }];
    },
  },
  'scenarios-pass': {
    title: 'Scenarios of a kind pass',
    why: 'The product wants restricted ones to pass; others may matter as much.',
    gates: ['pilot', 'go-live-review', 'production'],
    tab: 'plan',
    figure: { label: 'Scenarios', unit: 'scenarios', min: 1, max: 100, usual: 3 },
    subject: { label: 'Kind', choices: scenarioKinds },
    label: ({ least, of }) => `At least ${least === 1 ? `1 ${of} scenario passes` : `${least} ${of} scenarios pass`}`,
    reads: ['scenarios'],
    check: (facts, _, { least, of }) => {
      const ofKind = facts.scenarios.filter(({ kind }) => kind === (of as ScenarioFacts['kind']));
      const passed = ofKind.filter(({ outcome }) => outcome === 'pass').length;
      if (passed >= least) return [];
      const message = `${passed} of ${ofKind.length} ${of} scenarios ${passed === 1 ? 'passes' : 'pass'}; ${least} are needed.`;
      const remedy = ofKind.length >= least ? 'Run them, and mend what fails.' : 'Write more of them, and run them.';
      return [{ code: 'few-pass', message, remedy, by: editorOf(facts), tab: 'plan' }];
    },
  },
  'item-done': {
    title: 'A checklist item is done early',
    why: 'Some things should be true before the go-live, such as the kill switch before the pilot.',
    gates: ['poc', 'pilot', 'go-live-review'],
    tab: 'checklist',
    subject: { label: 'Item', choices: items },
    label: ({ of }) => `${of} is satisfied or waived: ${templateItem(of)?.title ?? ''}`,
    reads: ['items', 'evidence', 'waivers', 'tools'],
    check: (facts, { now }, { of }) => {
      const view = itemTask(facts, of, now);
      if (!view || isDone(view.state)) return [];
      return [
        {
          code: `item-${of}`,
          message: `${of} is ${itemStateLabels[view.state].toLowerCase()}: ${view.item.title}.`,
          remedy: 'Submit it with its evidence and have it confirmed, or ask for a waiver.',
          by: view.state === 'submitted' ? holderOf(view.signingRole, facts) : (view.assignee?.name ?? editorOf(facts)),
          tab: 'checklist',
        },
      ];
    },
  },
  'targets-met': {
    title: 'The pilot reached its targets',
    why: 'The product only wants that no metric is past its kill threshold.',
    gates: ['go-live-review', 'production'],
    tab: 'plan',
    label: () => 'Every metric reached its target in the pilot',
    reads: ['plan'],
    check: (facts) =>
      facts.plan.metrics
        .filter((metric) => !metric.results.pilot || !metTarget(metric, metric.results.pilot.value))
        .map((metric) => ({
          code: 'target-missed',
          message: metric.results.pilot
            ? `"${metric.name}" reached ${metric.results.pilot.value} ${metric.unit}; the target is ${metric.target ?? 'not stated'}.`
            : `The pilot has no result for "${metric.name}".`,
          remedy: 'Let the pilot go on until it does, or take it back to the POC.',
          by: editorOf(facts),
          tab: 'plan' as const,
        })),
  },
  'conditions-done': {
    title: 'No condition is overdue',
    why: 'A condition of a signature is a promise with a date.',
    gates: ['pilot', 'go-live-review', 'production'],
    tab: 'sign-offs',
    label: () => 'No condition of a sign-off or a review is past its due date',
    reads: ['signOffRequests', 'reviews'],
    check: (facts, { now }) =>
      overdueConditions(facts, now).map(({ text, owner, dueOn, gate }) => ({
        code: 'condition-overdue',
        message: `The condition "${text}" was due on ${dayInWords(dueOn)}.`,
        remedy: 'Fulfil it, and mark it as done.',
        by: owner.name,
        tab: gate ? ('sign-offs' as const) : ('operation' as const),
      })),
  },
  'no-waiver': {
    title: 'Nothing is waived in an area',
    why: 'In some areas an accepted gap is one too many.',
    gates: ['go-live-review', 'production'],
    tab: 'checklist',
    subject: { label: 'Area', choices: areas.map((area) => ({ value: area, label: areaLabels[area] })) },
    label: ({ of }) => `No item is waived in ${areaLabels[of as keyof typeof areaLabels].toLowerCase()}`,
    reads: ['items', 'evidence', 'waivers', 'tools'],
    check: (facts, { now }, { of }) =>
      itemTasks(facts, now)
        .filter((view) => view.item.area === of && view.state === 'waived')
        .map((view) => ({
          code: `waived-${view.id}`,
          message: `${view.id} is waived until ${dayInWords(activeWaiver(facts, view.id, now)?.expiresOn ?? dayOf(now))}: ${view.item.title}.`,
          remedy: 'Satisfy it with evidence.',
          by: view.assignee?.name ?? editorOf(facts),
          tab: 'checklist' as const,
        })),
  },
  'ratings-fit': {
    title: 'The agreed ratings fit the facts',
    why: 'Tools, systems and data may have changed since they were rated.',
    gates: ['assessed', 'poc', 'pilot'],
    tab: 'score',
    label: () => 'No agreed rating contradicts what is stated of tools, data, systems, users and plan',
    reads: ['assessments', 'tools', 'plan', 'scenarios'],
    check: (facts) => {
      const agreed = agreedAssessment(facts);
      const ratings = agreedRatings(facts);
      // That something is agreed is asked elsewhere.
      if (!agreed || !ratings) return [];
      return contradictionsOf(ratings, facts, agreed.model.rubrics).map(({ factor, message }) => ({
        code: `contradicted-${factor}`,
        message: `${factorLabels[factor]}: ${message}`,
        remedy: 'Assess again, or mend what is stated.',
        by: architects,
        tab: 'score' as const,
      }));
    },
  },
  'flow-settled': {
    title: 'Private data cannot be carried out',
    why: 'Text from outside, private data and a way out are seldom one tool’s: only all of them show it.',
    gates: ['poc', 'pilot', 'go-live-review', 'production'],
    tab: 'tools',
    label: () => 'No text from outside can carry private data out, or SE-5 is satisfied or waived',
    reads: ['tools', 'items', 'evidence', 'waivers'],
    check: (facts, { now }) => flowReasons(facts, now),
  },
};

const chosenOf = ({ least, of }: Pick<AddedRequirement, 'least' | 'of'>): Chosen => ({
  least: least ?? 0,
  of: of ?? '',
});

/** What an added requirement wants, in a sentence. */
export const addedLabel = (added: Pick<AddedRequirement, 'requirement' | 'least' | 'of'>): string =>
  addable[added.requirement].label(chosenOf(added));

/** An added requirement as the gates know requirements. */
export function requirementOf(added: AddedRequirement): Requirement {
  const { tab, check } = addable[added.requirement];
  const id = ['added', added.requirement, added.of ?? '', added.least ?? ''].filter(Boolean).join('-');
  return {
    id,
    label: addedLabel(added),
    tab,
    check: (facts, context) => check(facts, context, chosenOf(added)),
  };
}
