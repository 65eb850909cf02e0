import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Day } from '@/lib/domain/use-case/facts';

/** What can wait on a person. */
export const workKinds = [
  'score',
  'sign',
  'confirm',
  'decide-waiver',
  'condition',
  'review-condition',
  'start-review',
  'attest',
  'conclude-review',
  'resolve-incident',
] as const;
export type WorkKind = (typeof workKinds)[number];

export const workLabels: Record<WorkKind, string> = {
  score: 'Score',
  sign: 'Sign',
  confirm: 'Confirm',
  'decide-waiver': 'Decide on a waiver',
  condition: 'Meet a condition',
  'review-condition': 'Meet a condition',
  'start-review': 'Start the review',
  attest: 'Attest',
  'conclude-review': 'Conclude the review',
  'resolve-incident': 'Resolve an incident',
};

export type WorkItem = {
  kind: WorkKind;
  key: string;
  title: string;
  /** What it is about, by kind: the gate to sign for, the item to confirm, the waiver's subject, the condition's text, the incident. */
  about: string;
  role: OwnerRole | null;
  /** For whom, who is away; null: it waits on the reader themselves. */
  behalfOf: string | null;
  since: Date;
  dueOn: Day | null;
  /** Expected value of a month that the use case stands for; null: not known. */
  monthlyValue: number | null;
};
