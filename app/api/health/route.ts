import { jsonAnswer } from '@/lib/actions/json-answer';

export const dynamic = 'force-dynamic';

/** Alive: the process answers. Says nothing about the database, whose absence no restart would mend. */
export function GET(): Response {
  return jsonAnswer({ alive: true });
}
