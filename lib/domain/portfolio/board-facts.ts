import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import type { Stage } from '@/lib/domain/stages/stages';
import type { Day } from '@/lib/domain/use-case/facts';
import type { Thing } from '@/lib/domain/work/work';
import type { PortfolioAggregates } from './aggregates';

/**
 * What a board report is made of: the sums of the portfolio, and what leadership asks after them. The lists are cut to what a
 * report can show, each with how many there are altogether.
 */
export type BoardFacts = {
  workspace: string;
  /** Which use cases it is about, in words. */
  scope: string;
  /** ISO time of its making. */
  at: string;
  /** ISO time since when changes are told. */
  since: string;
  aggregates: PortfolioAggregates;
  blockers: ItemBlocking[];
  /** Use cases in pilot or go-live review with at least one open blocker. */
  blocked: number;
  held: Listed<HeldThing>;
  due: Listed<HeldThing>;
  moved: { counts: Record<Movement, number>; list: Moved[] };
};

export type Listed<Row> = { all: number; rows: Row[] };

/** A checklist item that blocks go-live and is open, on so many use cases in pilot and go-live review. */
export type ItemBlocking = { itemId: string; role: OwnerRole; useCases: number };

/** One thing that waits, with all whom it waits on. */
export type HeldThing = Pick<Thing, 'kind' | 'ref' | 'about'> & {
  key: string;
  title: string;
  people: Person['name'][];
  /** Whole days that it has waited. */
  days: number;
  dueOn: Day | null;
};

/** How a use case changed between two moments, the weightier first: each has one. */
export const movements = ['live', 'given-up', 'forward', 'back', 'parked', 'new'] as const;
export type Movement = (typeof movements)[number];

export const movementLabels: Record<Movement, string> = {
  live: 'Went live',
  'given-up': 'Rejected or retired',
  forward: 'Moved forward',
  back: 'Moved back',
  parked: 'Parked',
  new: 'New',
};

export type Moved = {
  key: string;
  title: string;
  movement: Movement;
  /** Null: it was not there. */
  from: Stage | null;
  to: Stage;
  /** The day of its last change of stage; of its making, where it has had none. */
  on: Day;
};

/** A first report looks back four weeks from when it is made or due. */
export const firstReportSince = (at: Date): Date => new Date(at.getTime() - 4 * 7 * 86_400_000);

/** Pages to read and to print, slides to change. */
export const reportFormats = ['pdf', 'pptx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportFormatLabels: Record<ReportFormat, string> = {
  pdf: 'Pages to read (PDF)',
  pptx: 'Slides to edit (PPTX)',
};
