/** Field names of changes, as the history calls them. Unknown ones are spelled out from their own name. */
const labels = new Map(
  Object.entries({
    callLogging: 'Call logging',
    externalKey: 'External key',
    differsBecause: 'Differs because',
    valuePerHour: 'Value per hour',
    hoursSavedPerMonth: 'Hours saved per month',
    userGroup: 'User group',
    userGroupSize: 'User group size',
    pilotGroup: 'Pilot group',
    pilotSize: 'Pilot size',
    actionTier: 'Action tier',
    identityModel: 'Identity model',
    businessUnit: 'Business unit',
    tags: 'Tags',
    systems: 'Systems',
    systemIds: 'Systems',
    expectedValue: 'Expected value',
    startsOn: 'Start',
    endsOn: 'End',
    metrics: 'Metrics',
    killThreshold: 'Kill threshold',
    dataClasses: 'Data classes',
    // Events from before the gate policy tell of these two.
    readinessThreshold: 'Readiness threshold',
    pilotMinDays: 'Least days of a pilot',
    allowOwnEvidence: 'Signing where one submitted evidence',
    maxWaiverDays: 'Longest waiver, in days',
    allowedHosts: 'Servers in your own network',
    minimumProtocol: 'Oldest protocol version allowed',
    contextTokens: 'Context window, in tokens',
    onToolChange: 'When a tool in production changes',
    strongFrom: 'Strong from',
    notBelow: 'Not below',
    body: 'Comment',
  }),
);

/** "hoursSavedPerMonth" → "Hours saved per month"; "ratings.business-value.level" → "Ratings: business value, level". */
export function fieldLabel(field: string): string {
  const known = labels.get(field);
  if (known) return known;
  const [first = '', ...rest] = field.split('.').map(words);
  const tail = rest.join(', ');
  const head = labels.get(first) ?? first.charAt(0).toUpperCase() + first.slice(1);
  return tail === '' ? head : `${head}: ${tail}`;
}

const words = (name: string): string =>
  name
    .replace(/-/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
