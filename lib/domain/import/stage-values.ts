import { stages, type Stage } from '@/lib/domain/stages/stages';
import { fold } from './columns';

/** What the stages of other inventories are called, as far as the words leave no doubt. */
const synonyms: Record<string, Stage> = {
  candidate: 'candidate',
  idea: 'candidate',
  ideation: 'candidate',
  proposed: 'candidate',
  planned: 'candidate',
  initiated: 'candidate',
  backlog: 'candidate',
  new: 'candidate',
  assessed: 'assessed',
  assessment: 'assessed',
  poc: 'poc',
  'proof of concept': 'poc',
  prototype: 'poc',
  'in development': 'poc',
  development: 'poc',
  'acquisition and/or development': 'poc',
  pilot: 'pilot',
  piloting: 'pilot',
  'in pilot': 'pilot',
  'implementation and assessment': 'pilot',
  'go-live review': 'go-live-review',
  'go live review': 'go-live-review',
  production: 'production',
  'in production': 'production',
  'in mission': 'production',
  live: 'production',
  operational: 'production',
  'in use': 'production',
  deployed: 'production',
  'operation and maintenance': 'production',
  parked: 'parked',
  'on hold': 'parked',
  paused: 'parked',
  rejected: 'rejected',
  declined: 'rejected',
  cancelled: 'rejected',
  canceled: 'rejected',
  retired: 'retired',
  decommissioned: 'retired',
};

/** The stage that a value of a file means, or null where a person must say. */
export function guessStage(value: string): Stage | null {
  const text = fold(value);
  if ((stages as readonly string[]).includes(text)) return text as Stage;
  return synonyms[text] ?? null;
}
