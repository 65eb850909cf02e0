import { askToScoreJob } from './ask-to-score';
import { importJob } from './import';
import { nightlyJob } from './nightly';

/**
 * What each kind of job does. A handler may run twice for the same job (after a crash), so it must bear that. `tries` counts
 * the times it was tried before.
 */
export const handlers: Record<string, (data: unknown, tries: number) => Promise<void>> = {
  'ask-to-score': askToScoreJob,
  import: importJob,
  nightly: nightlyJob,
};
