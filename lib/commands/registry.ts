import type { Command } from './command';
import { moveStage } from './move-stage';

/** Everything a person can do in a workspace, by name: for the form action and the HTTP route alike. */
const commands: Command[] = [moveStage];

export const registry: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.name, command]));
