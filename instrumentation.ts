/** Called once when the server starts: the job worker runs in the same process, in as many as there are. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startJobs } = await import('@/lib/jobs/start');
  startJobs();
}
