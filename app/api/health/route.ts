export const dynamic = 'force-dynamic';

/** Alive: the process answers. Says nothing about the database, whose absence no restart would mend. */
export function GET(): Response {
  return Response.json({ alive: true }, { headers: { 'Cache-Control': 'no-store' } });
}
