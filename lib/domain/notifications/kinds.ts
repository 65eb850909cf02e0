/** Why somebody is told something. */
export const notificationKinds = [
  'asked-to-score',
  'asked-to-sign',
  'asked-to-confirm',
  'asked-to-decide',
  'asked-to-attest',
  'assigned',
  'condition',
  'decided',
  'lapsed',
  'mentioned',
  'reminded',
  'deputy',
  'server',
  // Time alone brings these (lib/jobs/tell-deadlines.ts).
  'runs-out-soon',
  'runs-out-today',
  'due',
  'past-end',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const notificationLabels: Record<NotificationKind, string> = {
  'asked-to-score': 'Score',
  'asked-to-sign': 'Sign',
  'asked-to-confirm': 'Confirm',
  'asked-to-decide': 'Decide',
  'asked-to-attest': 'Attest',
  assigned: 'Assigned',
  condition: 'Condition',
  decided: 'Decided',
  lapsed: 'Lapsed',
  mentioned: 'Mentioned',
  reminded: 'Reminder',
  deputy: 'Deputy',
  server: 'Server',
  'runs-out-soon': 'Runs out',
  'runs-out-today': 'Runs out',
  due: 'Due',
  'past-end': 'Past its end',
};

/** How the mails about a workspace come to a person; inside the product everybody is told. */
export const mailings = ['immediately', 'daily', 'none'] as const;
export type Mailing = (typeof mailings)[number];

/** What one member is told. */
export type Notice = {
  /** The member. */
  to: string;
  kind: NotificationKind;
  /** A sentence; the use case's key and title stand beside it. */
  text: string;
  /** Below the address of the use case; of the workspace where there is none. */
  path: string;
  /** Of a reminder: which thing (`thingName`). */
  thing?: string;
  commentId?: string;
};

/** Where a notice leads, below the workspace's address. `key`: of its use case; null: it is about the workspace. */
export const noticePath = (key: string | null, path: string): string =>
  key === null ? path : `/use-cases/${key}${path}`;
