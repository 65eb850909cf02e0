import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { templateItem } from '@/lib/domain/checklist/template';
import { dayInWords, dayOf } from '@/lib/domain/day';
import {
  movementLabels,
  movements,
  type BoardFacts,
  type HeldThing,
  type Listed,
  type Moved,
} from '@/lib/domain/portfolio/board-facts';
import { dueWithinDays, type ValueRiskCount } from '@/lib/domain/portfolio/aggregates';
import { moneyWriter } from '@/lib/domain/money';
import { trendOf, type TrendPoint } from '@/lib/domain/portfolio/history';
import { stageLabels } from '@/lib/domain/stages/stages';
import { workLabels, workSubject } from '@/lib/domain/work/work';
import { count, many } from './chart-filter';
import { forecastModel, type ForecastModel } from './forecast';
import { funnelModel, type FunnelModel } from './funnel';
import { changeWords, figureWords, headlineFigures } from './headline';
import { readinessModel, type ReadinessModel } from './readiness-map';
import { timeModel, type TimeModel } from './time-in-stage';
import { trendModel, type TrendModel } from './trend';
import { valueRiskModel } from './value-risk';
import { verdictModel, type VerdictModel } from './verdict-mix';
import { waitedLabels, waitedSummary, wholeDays } from './waited';

export type ReportTable = {
  title: string;
  summary: string;
  /** `share`: of the table's width; figures stand to the right. */
  columns: { label: string; share: number; figure?: true }[];
  rows: string[][];
  /** In place of the summary and the rows, where there are none. */
  empty: string;
  /** What the table leaves out, in words. */
  more: string | null;
};

export type ReportFigure = { label: string; value: string; note: string; change: string | null; look: Look };
/** Use cases with the same two ratings, in whatever stage: paper has no pointer to tell apart what lies on each other. */
export type RatedPair = { value: number; risk: number; count: number; unverified: number };
/** Whether a change is welcome, or a figure is alarming: never said by this alone. */
export type Look = 'good' | 'bad' | 'plain';

/** The board report: everything it says, decided here; what draws it (lib/report) only draws. */
export type BoardReport = {
  title: string;
  workspace: string;
  scope: string;
  /** "27 Nov 2026", of its making. */
  day: string;
  since: string;
  figures: (ReportFigure & { alert: boolean })[];
  /** The whole in a few sentences. */
  inShort: string[];
  funnel: FunnelModel;
  forecast: ForecastModel;
  trend: TrendModel;
  time: TimeModel;
  valueRisk: { pairs: RatedPair[]; summary: string };
  verdicts: VerdictModel;
  readiness: ReadinessModel;
  blockers: ReportTable;
  roles: ReportTable;
  people: ReportTable;
  held: ReportTable;
  due: ReportTable;
  moved: ReportTable;
};

export function boardReport(facts: BoardFacts): BoardReport {
  const { aggregates, workspace, scope } = facts;
  const money = moneyWriter(aggregates.currency);
  const points = trendOf(aggregates.history);
  const funnel = funnelModel(aggregates.stages, aggregates.history.reach, money);
  const forecast = forecastModel(points, aggregates.forecast, money);
  const time = timeModel(aggregates.times, aggregates.history.spent);
  const blockers = blockerTable(facts);
  const due = dueTable(facts);
  const moved = movedTable(facts);
  return {
    title: 'Portfolio of AI use cases',
    workspace,
    scope,
    day: inWords(facts.at),
    since: inWords(facts.since),
    figures: figures(facts, points),
    inShort: [
      moved.summary,
      funnel.summary,
      forecast.summary,
      forecast.heldBack,
      late(time),
      blockers.summary,
      waitedSummary(aggregates.waited),
      due.summary,
    ].filter((sentence) => sentence !== ''),
    funnel,
    forecast,
    trend: trendModel(points),
    time,
    valueRisk: { pairs: ratedPairs(aggregates.valueRisk), summary: valueRiskModel(aggregates.valueRisk).summary },
    verdicts: verdictModel(aggregates.verdicts),
    readiness: readinessModel(aggregates.readiness, aggregates.readinessMore),
    blockers,
    roles: roleTable(facts),
    people: peopleTable(facts),
    held: heldTable(facts),
    due,
    moved,
  };
}

function late({ bars }: TimeModel): string {
  const over = bars.reduce((sum, bar) => sum + bar.over, 0);
  if (over === 0) return 'Nothing has been in its stage longer than usual.';
  return `${many(over, 'use case')} ${over === 1 ? 'has' : 'have'} been in ${over === 1 ? 'its' : 'their'} stage longer than usual.`;
}

/** "Meridian-board-report-2026-11-27": a name for its file, without its ending. */
export const boardReportName = ({ workspace, at }: Pick<BoardFacts, 'workspace' | 'at'>): string =>
  `${workspace.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'workspace'}-board-report-${at.slice(0, 10)}`;

const inWords = (at: string) => dayInWords(dayOf(new Date(at)));
const moreOf = (all: number, shown: number, what: string) =>
  all > shown ? `And ${many(all - shown, what)} more.` : null;

function figures({ aggregates }: BoardFacts, points: TrendPoint[]): BoardReport['figures'] {
  const money = moneyWriter(aggregates.currency, { compact: true });
  return headlineFigures(aggregates, points).map((figure) => {
    const { label, note, change, alert } = figure;
    const welcome = change && change.by !== 0 ? change.by > 0 === (change.good === 'up') : null;
    return {
      label,
      note,
      alert,
      value: figureWords(figure, money),
      change: changeWords(figure, money),
      look: welcome === null ? 'plain' : welcome ? 'good' : 'bad',
    };
  });
}

function ratedPairs(groups: ValueRiskCount[]): RatedPair[] {
  const pairs = new Map<string, RatedPair>();
  for (const { value, risk, verified, unverified } of groups) {
    const so = pairs.get(`${value} ${risk}`) ?? { value, risk, count: 0, unverified: 0 };
    const count = so.count + verified + unverified;
    pairs.set(`${value} ${risk}`, { ...so, count, unverified: so.unverified + unverified });
  }
  return [...pairs.values()].sort((a, b) => b.value - a.value || b.risk - a.risk);
}

/** Items that a table of blockers names. */
const shownItems = 10;

const nothingBlocks = 'No blocking item is open in Pilot or Go-live review.';

function blockerTable({ blockers, blocked }: BoardFacts): ReportTable {
  return {
    title: 'What blocks go-live',
    summary:
      blocked === 0
        ? nothingBlocks
        : `${many(blocked, 'use case')} in Pilot or Go-live review ${blocked === 1 ? 'has' : 'have'} blocking items open.`,
    columns: [
      { label: 'Checklist item', share: 0.58 },
      { label: 'Confirmed by', share: 0.26 },
      { label: 'Use cases', share: 0.16, figure: true },
    ],
    rows: blockers
      .slice(0, shownItems)
      .map(({ itemId, role, useCases }) => [
        `${itemId} ${templateItem(itemId)?.title ?? ''}`,
        ownerRoleLabels[role],
        count(useCases),
      ]),
    empty: nothingBlocks,
    more: moreOf(blockers.length, shownItems, 'item'),
  };
}

function roleTable({ aggregates: { waited } }: BoardFacts): ReportTable {
  return {
    title: 'Who is waited on',
    summary: waitedSummary(waited),
    columns: [
      { label: 'Role', share: 0.46 },
      { label: 'Things', share: 0.16, figure: true },
      { label: 'Median', share: 0.19, figure: true },
      { label: 'Longest', share: 0.19, figure: true },
    ],
    rows: waited.roles.map(({ as, things, medianDays, longestDays }) => [
      waitedLabels[as],
      count(things),
      wholeDays(medianDays),
      wholeDays(longestDays),
    ]),
    empty: 'Nothing waits on anybody.',
    more: null,
  };
}

function peopleTable({ aggregates: { waited } }: BoardFacts): ReportTable {
  return {
    title: 'Most waited on',
    summary: '',
    columns: [
      { label: 'Person', share: 0.6 },
      { label: 'Things', share: 0.18, figure: true },
      { label: 'Longest', share: 0.22, figure: true },
    ],
    rows: waited.people.map(({ name, things, longestDays }) => [name, count(things), wholeDays(longestDays)]),
    empty: 'Nobody.',
    more: waited.morePeople > 0 ? `And ${count(waited.morePeople)} more people with less.` : null,
  };
}

const what = (thing: HeldThing) => `${workLabels[thing.kind]}: ${workSubject(thing)}`;
const whom = ({ people }: HeldThing) => people.join(', ');

function heldTable({ held }: BoardFacts): ReportTable {
  return {
    title: 'What waits longest',
    summary: held.all === 0 ? 'Nothing waits.' : '',
    columns: [
      { label: 'Use case', share: 0.3 },
      { label: 'What', share: 0.4 },
      { label: 'On', share: 0.19 },
      { label: 'For', share: 0.11, figure: true },
    ],
    rows: held.rows.map((thing) => [`${thing.key} ${thing.title}`, what(thing), whom(thing), wholeDays(thing.days)]),
    empty: 'Nothing waits.',
    more: moreOf(held.all, held.rows.length, 'thing'),
  };
}

function dueTable({ due, at }: BoardFacts): ReportTable {
  return {
    title: 'Overdue and running out',
    summary: due.all === 0 ? nothingDue : dueSummary(due),
    columns: [
      { label: 'Use case', share: 0.3 },
      { label: 'What', share: 0.36 },
      { label: 'On', share: 0.18 },
      { label: 'Last day', share: 0.16, figure: true },
    ],
    rows: due.rows.map((thing) => [`${thing.key} ${thing.title}`, what(thing), whom(thing), lastDay(thing, at)]),
    empty: nothingDue,
    more: moreOf(due.all, due.rows.length, 'thing'),
  };
}

const nothingDue = `Nothing is overdue or runs out within ${dueWithinDays} days.`;

const dueSummary = ({ all }: Listed<HeldThing>) =>
  `${many(all, 'thing')} ${all === 1 ? 'is' : 'are'} overdue or ${all === 1 ? 'runs' : 'run'} out within ${dueWithinDays} days.`;

const lastDay = ({ dueOn }: HeldThing, at: string) =>
  dueOn === null ? '–' : `${dayInWords(dueOn)}${dueOn < at.slice(0, 10) ? ', overdue' : ''}`;

function movedTable({ moved: { counts, list }, since }: BoardFacts): ReportTable {
  const all = movements.reduce((sum, movement) => sum + counts[movement], 0);
  const parts = movements
    .filter((movement) => counts[movement] > 0)
    .map((movement) => `${count(counts[movement])} ${movementLabels[movement].toLowerCase()}`);
  const still = `Nothing has moved since ${inWords(since)}.`;
  return {
    title: `Changes since ${inWords(since)}`,
    summary: all === 0 ? still : `Since ${inWords(since)}: ${parts.join(', ')}.`,
    columns: [
      { label: 'Change', share: 0.18 },
      { label: 'Use case', share: 0.42 },
      { label: 'From, to', share: 0.26 },
      { label: 'On', share: 0.14, figure: true },
    ],
    rows: list.map((one) => [movementLabels[one.movement], `${one.key} ${one.title}`, way(one), dayInWords(one.on)]),
    empty: still,
    more: moreOf(all, list.length, 'use case'),
  };
}

const way = ({ from, to }: Moved) =>
  from === null ? `In ${stageLabels[to]}` : `${stageLabels[from]} to ${stageLabels[to]}`;
