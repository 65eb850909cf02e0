import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Factor, Level } from '@/lib/domain/scoring/factors';
import type { ActionTier, IdentityModel } from '@/lib/domain/stages/stages';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { SystemName, Who } from './company';
import type { ServerName } from './servers';

/**
 * What happened to one use case, as data. All days count back from the day of loading: 30 is thirty days ago, −9 is in nine
 * days. A weekend's work is done on the Friday before.
 */
export type Story = {
  /** The key it must get: stories are registered in the order of their days. */
  key: string;
  title: string;
  tags?: string[];
  problem: string;
  template?: string;
  differsBecause?: string;
  cast: StoryCast;
  /** Registered, and entered each stage. */
  days: {
    registered: number;
    assessed?: number;
    poc?: number;
    pilot?: number;
    review?: number;
    production?: number;
  };
  about?: About;
  assessment?: Assessment;
  /** In place of one person's assessment. */
  round?: Round;
  access?: { tier: ActionTier; identity: IdentityModel; logging?: string };
  tools?: Tool[];
  plan?: Plan;
  scenarios?: Scenario[];
  risks?: Risk[];
  /** What the POC came to: before the pilot, or on a day of its own where no pilot followed. */
  outcome?: { on?: number; decision?: 'continue' | 'stop'; summary: string };
  pilotGroup?: { group: string; size: number };
  /** How the gates were signed. A gate that was entered without a word here was simply approved. */
  gates?: Partial<Record<SignedGate, Signing>>;
  checklist?: Checklist;
  /** What had to happen before the signatures for the POC were asked for. */
  beforePoc?: Turn[];
  /** What happened besides and after, in order. */
  later?: Turn[];
};

/** The four owners, the architect who drives, and the engineer who brings the evidence that its owner then signs for. */
export type StoryCast = Record<OwnerRole | 'editor' | 'engineer', Who>;
export type Part = keyof StoryCast;

export type About = {
  systems: SystemName[];
  group: string;
  size: number;
  /** Hours that one person saves in a month, for how many people, and what an hour is worth in euros. */
  value?: [hours: number, people: number, euros: number];
};

export type Assessment = {
  on?: number;
  /** Agreed if not said otherwise. */
  state?: 'draft' | 'submitted';
  by?: Who;
  ratings: Ratings;
};

export type Ratings = Partial<Record<Factor, [Level, string]>>;

/** Several people score blind. Without `left`: revealed, settled and agreed. */
export type Round = {
  /** The days on which they were asked, and until which. */
  asked: number;
  due: number;
  live?: true;
  /** All six factors if not said otherwise; without ratings, who has not handed in. */
  scorers: { who: Who; factors?: Factor[]; on?: number; ratings?: Ratings }[];
  revealed?: number;
  settled?: Ratings;
  left?: 'open' | 'revealed';
};

/** One of a server says nothing of itself: what it may do and returns is known there. */
export type Tool =
  | { name: string; purpose: string; tier: ActionTier; data: string; system: SystemName }
  | { name: string; server: ServerName };

export type Metric = {
  name: string;
  unit: string;
  better: 'higher' | 'lower';
  baseline: number | null;
  target: number | null;
  kill: number | null;
  poc?: [value: number, note: string];
  pilot?: [value: number, note: string];
};

export type Plan = { on?: number; from: number; to: number; metrics: Metric[]; measured?: number };

/** One of the template's scenarios needs its title alone, and what came of it. */
export type Scenario = {
  title: string;
  kind?: 'success' | 'failure' | 'restricted';
  expected?: string;
  result?: ['pass' | 'fail', string];
};

export type Risk = {
  title: string;
  /** Likelihood and impact, 1–5. */
  rated: [Level, Level];
  mitigation?: string;
  /** Why the business owner lives with it. */
  accepted?: string;
};

export type Condition = { text: string; owner: Who; due: number };

export type Signature = { on?: number; reason?: string; conditions?: Condition[] };

export type Signing = {
  /** Three days before the stage was entered, if not said otherwise. */
  asked?: number;
  /** A first request that the business owner turned down. */
  rejected?: { on: number; reason: string };
  /** Who has signed, and how. Where the stage was entered: everybody. */
  signed?: Partial<Record<OwnerRole, Signature>>;
};

export type Proof =
  | { kind: 'note'; title: string; text: string }
  | { kind: 'link'; title: string; address: string }
  | { kind: 'file'; title: string; name: string; content: string }
  /** Held on the day on which it is given. */
  | { kind: 'drill'; title: string; text: string; ledBy: string; secondsToSafe: number };

/** Where an item was left, if not confirmed. */
export type Left =
  | 'open'
  | 'in-progress'
  | 'submitted'
  | { returned: string }
  /** `control`: what protects meanwhile. */
  | { waived: string; control: string; until: number; note: string }
  | { asksWaiver: string; control: string; until: number }
  | { notApplicable: string };

export type Checklist = {
  /** The first and the last day of the work on it. */
  from: number;
  to: number;
  /** The items worked on; all of them if not said otherwise. */
  only?: string[];
  left?: Record<string, Left>;
  /** What proves an item here, in place of the usual. */
  proof?: Record<string, Proof>;
  /** The day (counted back) on which the evidence of an item expires. */
  expires?: Record<string, number>;
};

/** One command by somebody; `refused` where the rules must say no. */
export type Turn = {
  on: number;
  by: Part | Who;
  command: string;
  input(look: Look): Record<string, unknown>;
  refused?: true;
};

/** What a turn may refer to. */
export type Look = {
  facts: UseCaseFacts;
  member(who: Who): string;
  system(name: SystemName): string;
  server(name: ServerName): string;
  serverTool(server: ServerName, name: string): string;
  /** YYYY-MM-DD of a day that counts back. */
  day(daysAgo: number): string;
  /** The newest request for the signatures of a gate. */
  request(gate: SignedGate): string;
};
