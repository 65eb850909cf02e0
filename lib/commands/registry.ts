import type { Command } from './command';
import { changeMemberRole } from './change-member-role';
import { inviteMember } from './invite-member';
import { removeMember } from './remove-member';
import { renewInvitation } from './renew-invitation';
import { resetMemberPassword } from './reset-member-password';
import { acceptRisk } from './accept-risk';
import { closeRisk } from './close-risk';
import { editAccess } from './edit-access';
import { moveStage } from './move-stage';
import { recordPocOutcome } from './record-poc-outcome';
import { recordResult } from './record-result';
import { removeScenario } from './remove-scenario';
import { removeTool } from './remove-tool';
import { renameBusinessUnit } from './rename-business-unit';
import { reopenRisk } from './reopen-risk';
import { runScenario } from './run-scenario';
import { savePilotGroup } from './save-pilot-group';
import { savePlan } from './save-plan';
import { saveRisk } from './save-risk';
import { saveScenario } from './save-scenario';
import { saveSettings } from './save-settings';
import { saveSystem } from './save-system';
import { saveTool } from './save-tool';

/** Everything a person can do in a workspace, by name: for the form action and the HTTP route alike. */
const commands: Command[] = [
  changeMemberRole,
  inviteMember,
  removeMember,
  renewInvitation,
  resetMemberPassword,
  acceptRisk,
  closeRisk,
  editAccess,
  moveStage,
  recordPocOutcome,
  recordResult,
  removeScenario,
  removeTool,
  renameBusinessUnit,
  reopenRisk,
  runScenario,
  savePilotGroup,
  savePlan,
  saveRisk,
  saveScenario,
  saveSettings,
  saveSystem,
  saveTool,
];

export const registry: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.name, command]));
