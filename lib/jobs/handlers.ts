import { attachChecksJob } from './attach-checks';
import { boardReportsJob } from './board-reports';
import { callToolJob } from './call-tool';
import { checkServerJob } from './check-server';
import { dueMailsJob } from './due-mails';
import { followServerJob } from './follow-server';
import { importJob } from './import';
import { inheritEvidenceJob } from './inherit-evidence';
import { mailBoardReportJob } from './mail-board-report';
import { mailNotificationsJob } from './mail-notifications';
import { nightlyJob } from './nightly';

/**
 * What each kind of job does. A handler may run twice for the same job (after a crash), so it must bear that. `tries` counts
 * the times it was tried before.
 */
export const handlers: Record<string, (data: unknown, tries: number) => Promise<void>> = {
  'attach-checks': attachChecksJob,
  'board-reports': boardReportsJob,
  'call-tool': callToolJob,
  'check-server': checkServerJob,
  'daily-mails': dueMailsJob,
  'due-mails': dueMailsJob,
  'follow-server': followServerJob,
  import: importJob,
  'inherit-evidence': inheritEvidenceJob,
  'mail-board-report': mailBoardReportJob,
  'mail-notifications': mailNotificationsJob,
  nightly: nightlyJob,
};
