/** Something went wrong that its reader can mend: printed as one sentence, without a stack, and the command ends with 1. */
export class Failure extends Error {}

/** Runs a command's main function; a `Failure` becomes its sentence, anything else keeps its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

function explain(error: unknown): unknown {
  if (error instanceof Failure) return error.message;
  const { code, path: file } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === '53100') return 'The disk is full; free some space and start again.';
  if (code === 'EACCES' && file)
    return `This account may not write ${file}; change its owner, or start as the account that owns it.`;
  return error;
}
