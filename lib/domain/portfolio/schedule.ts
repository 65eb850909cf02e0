/** How often a board report is mailed: every Monday, or on the first of every month. */
export const rhythms = ['weekly', 'monthly'] as const;
export type Rhythm = (typeof rhythms)[number];

export const rhythmLabels: Record<Rhythm, string> = {
  weekly: 'Every Monday',
  monthly: 'On the first of every month',
};

export type Schedule = { rhythm: Rhythm; /** Of the day, in UTC. */ hour: number };

/** The first moment after `after` at which it is due. UTC, as every deadline is. */
export function nextDue({ rhythm, hour }: Schedule, after: Date): Date {
  const [year, month, day] = [after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate()];
  if (rhythm === 'monthly') {
    const here = new Date(Date.UTC(year, month, 1, hour));
    return here > after ? here : new Date(Date.UTC(year, month + 1, 1, hour));
  }
  const toMonday = (8 - after.getUTCDay()) % 7;
  const here = new Date(Date.UTC(year, month, day + toMonday, hour));
  return here > after ? here : new Date(Date.UTC(year, month, day + toMonday + 7, hour));
}

/** "every Monday at 07:00 UTC". */
export const scheduleWords = ({ rhythm, hour }: Schedule): string =>
  `${rhythm === 'weekly' ? 'every Monday' : 'on the first of every month'} at ${hourWords(hour)}`;

export const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00 UTC`;

/** How one report to one recipient stands. */
export const deliveryStates = ['waiting', 'sent', 'left', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A report that could not be mailed for so many hours is given up. */
export const triedHours = 24;
