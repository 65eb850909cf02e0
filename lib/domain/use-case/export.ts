import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { dayOf, daysSince } from '@/lib/domain/day';
import { verdictLabels, type Verdict } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, stageLabels, type ActionTier, type Stage } from '@/lib/domain/stages/stages';
import type { Day } from './facts';

/** A use case as a row of a file that people take along. */
export type ExportedUseCase = {
  id: string;
  key: string;
  title: string;
  problem: string;
  unit: string;
  stage: Stage;
  parkedFrom: Stage | null;
  reportedStage: Stage | null;
  stageEnteredAt: Date;
  score: number | null;
  verdict: Verdict | null;
  readiness: number | null;
  openBlockers: number;
  waivedItems: number;
  actionTier: ActionTier | null;
  systems: string | null;
  tags: string | null;
  hoursSavedPerMonth: number | null;
  people: number | null;
  valuePerHour: number | null;
  monthlyValue: number | null;
  currency: string;
  userGroup: string | null;
  userGroupSize: number | null;
  /** Names, in the order of the owner roles. */
  owners: (string | null)[];
  externalKey: string | null;
  createdAt: Date;
  updatedAt: Date;
  wentLiveAt: Date | null;
};

/** A day is told apart from text, so that a spreadsheet has a date. */
export type ExportedCell = string | number | { day: Day } | null;

const day = (at: Date | null): ExportedCell => at && { day: dayOf(at) };

const columns: [title: string, width: number, of: (row: ExportedUseCase, now: Date) => ExportedCell][] = [
  ['Key', 12, (row) => row.key],
  ['Title', 44, (row) => row.title],
  ['Problem', 60, (row) => row.problem],
  ['Business unit', 20, (row) => row.unit],
  ['Stage', 16, (row) => stageLabels[row.stage]],
  ['Parked from', 14, (row) => row.parkedFrom && stageLabels[row.parkedFrom]],
  ['Reported stage, gates not checked', 18, (row) => row.reportedStage && stageLabels[row.reportedStage]],
  ['In the stage since', 12, (row) => day(row.stageEnteredAt)],
  ['Days in the stage', 10, (row, now) => daysSince(row.stageEnteredAt, now)],
  ['Score', 8, (row) => row.score],
  ['Verdict', 22, (row) => row.verdict && verdictLabels[row.verdict]],
  ['Readiness, %', 10, (row) => row.readiness],
  ['Open blockers', 10, (row) => row.openBlockers],
  ['Waived items', 10, (row) => row.waivedItems],
  ['Action tier', 16, (row) => row.actionTier && actionTierLabels[row.actionTier]],
  ['Systems', 30, (row) => row.systems],
  ['Tags', 24, (row) => row.tags],
  ['Hours saved a month, each', 12, (row) => row.hoursSavedPerMonth],
  ['People', 8, (row) => row.people],
  ['Value of an hour', 10, (row) => row.valuePerHour],
  ['Expected value a month', 14, (row) => row.monthlyValue],
  ['Currency', 9, (row) => row.currency],
  ['User group', 30, (row) => row.userGroup],
  ['Size of the user group', 10, (row) => row.userGroupSize],
  ...ownerRoles.map((role, place): (typeof columns)[number] => [
    ownerRoleLabels[role],
    24,
    (row) => row.owners[place] ?? null,
  ]),
  ['External key', 18, (row) => row.externalKey],
  ['Registered on', 12, (row) => day(row.createdAt)],
  ['Changed on', 12, (row) => day(row.updatedAt)],
  ['First live on', 12, (row) => day(row.wentLiveAt)],
];

/** The columns of the file, in their order; `width` in characters. */
export const exportColumns = columns.map(([title, width]) => ({ title, width }));

/** One row, in the order of the columns. Unknown is an empty cell, never zero. */
export const exportRow = (row: ExportedUseCase, now: Date): ExportedCell[] => columns.map(([, , of]) => of(row, now));
