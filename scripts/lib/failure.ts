/** Something went wrong that its reader can mend: printed as one sentence, without a stack, and the command ends with 1. */
export class Failure extends Error {}

/** Runs a command's main function; a `Failure` becomes its sentence, anything else keeps its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
