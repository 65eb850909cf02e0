import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { templateItem } from '@/lib/domain/checklist/template';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import type { Day } from '@/lib/domain/use-case/facts';
import { waiverSubjectLabel } from '@/lib/domain/waivers/rules';

/** What can wait on a person. */
export const workKinds = [
  'score',
  'sign',
  'confirm',
  'decide-waiver',
  'review-evidence',
  'condition',
  'review-condition',
  'start-review',
  'attest',
  'conclude-review',
  'resolve-incident',
  'renew-evidence',
  'renew-waiver',
  'past-end',
] as const;
export type WorkKind = (typeof workKinds)[number];

export const workLabels: Record<WorkKind, string> = {
  score: 'Score',
  sign: 'Sign',
  confirm: 'Confirm',
  'decide-waiver': 'Decide on a waiver',
  'review-evidence': 'Review evidence',
  condition: 'Meet a condition',
  'review-condition': 'Meet a condition',
  'start-review': 'Start the review',
  attest: 'Attest',
  'conclude-review': 'Conclude the review',
  'resolve-incident': 'Resolve an incident',
  'renew-evidence': 'Renew evidence',
  'renew-waiver': 'Renew a waiver',
  'past-end': 'Past its end',
};

/** One thing that waits: with the use case and the person, its kind and `ref` name it. */
export type Thing = {
  kind: WorkKind;
  /** By kind: the round, the gate, the item, the waiver's subject, the condition, the review, the incident, the stage that goes on. */
  ref: string;
  /** The same in words where `ref` is an id: the condition's text; empty for scores. */
  about: string;
  role: OwnerRole | null;
  /** The holder of the role, who is away and for whom this person stands in; null: it waits in their own name. */
  behalfOf?: string | null;
};

export type WorkItem = Thing & {
  key: string;
  title: string;
  since: Date;
  dueOn: Day | null;
  /** Expected value of a month that the use case stands for; null: not known. */
  monthlyValue: number | null;
};

/** Names a thing among those that wait on one person on one use case. */
export const thingName = ({ kind, ref }: Pick<Thing, 'kind' | 'ref'>): string => `${kind}:${ref}`;

/** Names a line of somebody's work, also in its address: `CS-4:sign:poc:business`. */
export const workName = ({ key, role, ...thing }: Pick<WorkItem, 'key' | 'kind' | 'ref' | 'role'>): string =>
  [key, thingName(thing), ...(role ? [role] : [])].join(':');

/** Where it is done, below the use case's address. */
export function workPath({ kind, ref }: Pick<Thing, 'kind' | 'ref'>): string {
  switch (kind) {
    case 'score':
      return '/score';
    case 'sign':
    case 'condition':
      return '/sign-offs';
    case 'review-condition':
    case 'start-review':
    case 'attest':
    case 'conclude-review':
    case 'resolve-incident':
      return '/operation';
    case 'confirm':
    case 'review-evidence':
    case 'renew-evidence':
      return `/checklist/${ref}`;
    case 'decide-waiver':
    case 'renew-waiver':
      return templateItem(ref) ? `/checklist/${ref}` : '/score';
    case 'past-end':
      return '/plan';
  }
}

const item = (id: string) => `${id} ${templateItem(id)?.title ?? ''}`.trim();

/** What it is about, in a few words. */
export function workSubject({ kind, ref, about }: Pick<Thing, 'kind' | 'ref' | 'about'>): string {
  switch (kind) {
    case 'score':
      return 'asked for, not handed in';
    case 'sign':
      return `for ${stageLabels[ref as Stage]}`;
    case 'confirm':
    case 'review-evidence':
    case 'renew-evidence':
      return item(ref);
    case 'decide-waiver':
    case 'renew-waiver':
      return waiverSubjectLabel(ref);
    case 'condition':
    case 'review-condition':
    case 'resolve-incident':
      return about;
    case 'start-review':
    case 'attest':
    case 'conclude-review':
      return 'periodic review in production';
    case 'past-end':
      return `${stageLabels[ref as Stage]} runs after the last day of its plan`;
  }
}

/** What it is about, in a sentence. */
export function workWords({ kind, ref, about, role, behalfOf }: Thing): string {
  const away = behalfOf ? ` for ${behalfOf}, who is away` : '';
  const as = role ? `, as ${ownerRoleLabels[role].toLowerCase()}${away}` : '';
  switch (kind) {
    case 'score':
      return 'Scores are asked for; nobody sees them before the reveal.';
    case 'sign':
      return `For ${stageLabels[ref as Stage]}${as}.`;
    case 'confirm':
      return `${item(ref)}${as}.`;
    case 'decide-waiver':
      return `Of ${waiverSubjectLabel(ref)}${as}.`;
    case 'review-evidence':
      return `Evidence of ${item(ref)} came after it was confirmed${as}.`;
    case 'condition':
    case 'review-condition':
    case 'resolve-incident':
      return about;
    case 'start-review':
      return `It is in production, and its periodic review is to be led${as}.`;
    case 'attest':
      return `Whether what was signed is still true${as}.`;
    case 'conclude-review':
      return `All four have attested; the review is to be concluded${as}.`;
    case 'renew-evidence':
      return `${item(ref)}: what proves it runs out; the item is stale from the day after.`;
    case 'renew-waiver':
      return `Of ${waiverSubjectLabel(ref)}: the gap is open again from the day after.`;
    case 'past-end':
      return `${stageLabels[ref as Stage]} still runs after the last day of its plan${as}: decide, or plan anew.`;
  }
}
