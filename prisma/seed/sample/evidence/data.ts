import { note, page, source, type Usual } from './setting';

/** Data minimisation and observability: what is seen, and what is known about it. */
export const data: Record<string, Usual[]> = {
  'DM-1': [
    ({ key }) => page('Register of data classes, approved', `${key}+data+classes`),
    ({ tools }) =>
      note(
        'Data classes per tool',
        `Entered in Collibra for ${tools}. Nothing above "internal"; contact data is marked as personal.`,
      ),
  ],
  'DM-2': [
    ({ tool, few }) =>
      note(
        'Fields compared',
        `${tool} returns ${few + 5} fields; the record has ${few * 14 + 30}. Birth dates, bank data and free-text remarks are left out.`,
      ),
    ({ system, tool }) =>
      note(
        'Response of a real call',
        `Three responses of ${tool} next to the ${system} record. Every field that comes back is used in the answer.`,
      ),
  ],
  'DM-3': [
    ({ key }) => page('Assessment: retention, residency, terms of the model provider', `${key}+provider+terms`),
    ({ few }) =>
      note(
        'Terms agreed',
        `EU region only, no training on our data, prompts kept ${few * 5} days for abuse checks. Signed by procurement.`,
      ),
  ],
  'DM-4': [
    ({ calls }) =>
      note(
        'Sample scan of the logs',
        `Searched ${calls} log lines for names, addresses, tokens and message texts: none found. Arguments are logged as hashes.`,
      ),
    ({ key }) => source('Log scan, nightly', `observability/-/jobs/${key.toLowerCase()}-log-scan`),
  ],
  'OB-1': [
    ({ calls, traced }) =>
      note('Calls traced', `${calls} calls in the pilot, ${traced} % with tool, user and outcome in the trace store.`),
    ({ key, traced }) => page(`Trace dashboard (${traced} % of calls)`, `${key}+traces`),
  ],
  'OB-2': [
    ({ calls, few }) =>
      note(
        'Pilot figures',
        `${calls} calls: ${(few / 4).toFixed(1)} % errors, p95 ${(1.4 + few / 5).toFixed(1)} s, tool success ${99 - few / 2} %. Targets were 2 %, 4 s and 95 %.`,
      ),
    ({ key }) => page('Error rate, latency and success in the pilot', `${key}+pilot+figures`),
  ],
  'OB-3': [
    ({ few, pilot }) =>
      note(
        'Cost and feedback',
        `${(0.03 + few / 100).toFixed(2)} EUR per task; ${Math.max(4, pilot - few)} of ${pilot} would miss it, target was two thirds.`,
      ),
    ({ key }) => page('Survey and cost per task', `${key}+survey`),
  ],
  'OB-4': [
    ({ tool, few }) =>
      note(
        'A test alert fired',
        `${few * 12} denied calls to ${tool} within a minute from a test user; on-call was paged after ${few + 40} s.`,
      ),
    ({ key }) => source('Alert rules', `observability/-/blob/main/alerts/${key.toLowerCase()}.yaml`),
  ],
};
