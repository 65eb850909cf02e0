/**
 * Writes on use cases one after the other, each in a transaction of its own. One that fails holds up none of the others: that it
 * did is thrown at the end, so that the job is tried again and then finds the others done. Gives how many there was something to write on.
 */
export async function writeEach(ids: readonly string[], write: (id: string) => Promise<boolean>): Promise<number> {
  let written = 0;
  const failed: unknown[] = [];
  for (const id of ids) {
    try {
      if (await write(id)) written += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} of ${ids.length} use cases failed: ${failed[0]}`);
  return written;
}
