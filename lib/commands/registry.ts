import type { Command } from './command';
import { acceptRisk } from './accept-risk';
import { addComment } from './add-comment';
import { addEvidence } from './add-evidence';
import { addTag } from './add-tag';
import { agreeAssessment } from './agree-assessment';
import { agreeScoringRound } from './agree-scoring-round';
import { approveTools } from './approve-tools';
import { assignItem } from './assign-item';
import { assignItems } from './assign-items';
import { assignOwner } from './assign-owner';
import { attest } from './attest';
import { callTool } from './call-tool';
import { cancelScoringRound } from './cancel-scoring-round';
import { changeMemberRole } from './change-member-role';
import { checkServer } from './check-server';
import { chooseMailing } from './choose-mailing';
import { chooseServers } from './choose-servers';
import { chooseTools } from './choose-tools';
import { citeEvidence } from './cite-evidence';
import { closeRisk } from './close-risk';
import { completeCondition } from './complete-condition';
import { concludeReview } from './conclude-review';
import { confirmItem } from './confirm-item';
import { createUseCase } from './create-use-case';
import { decideWaiver } from './decide-waiver';
import { declareTier } from './declare-tier';
import { describeTool } from './describe-tool';
import { discardImport } from './discard-import';
import { discardModelDraft } from './discard-model-draft';
import { discardPolicyDraft } from './discard-policy-draft';
import { dropView } from './drop-view';
import { dropSharedView } from './drop-shared-view';
import { editAccess } from './edit-access';
import { editComment } from './edit-comment';
import { editUseCase } from './edit-use-case';
import { endDelegation } from './end-delegation';
import { endReport } from './end-report';
import { giveServerEvidence } from './give-server-evidence';
import { handInAssessment } from './hand-in-assessment';
import { inviteMember } from './invite-member';
import { keepAssessmentDraft } from './keep-assessment-draft';
import { keepView } from './keep-view';
import { makeMachineToken } from './make-machine-token';
import { makeShare } from './make-share';
import { markNotificationsRead } from './mark-notifications-read';
import { moveStage } from './move-stage';
import { nameDeputy } from './name-deputy';
import { openFirst } from './open-first';
import { publishModel } from './publish-model';
import { publishPolicy } from './publish-policy';
import { readContract } from './read-contract';
import { reconcileFactor } from './reconcile-factor';
import { recordPocOutcome } from './record-poc-outcome';
import { recordResult } from './record-result';
import { remind } from './remind';
import { removeComment } from './remove-comment';
import { removeMember } from './remove-member';
import { removeScenario } from './remove-scenario';
import { removeServerToken } from './remove-server-token';
import { removeTag } from './remove-tag';
import { removeTool } from './remove-tool';
import { renameBusinessUnit } from './rename-business-unit';
import { renewInvitation } from './renew-invitation';
import { renewServerEvidence } from './renew-server-evidence';
import { reopenAssessment } from './reopen-assessment';
import { reopenItem } from './reopen-item';
import { reopenRetirementItem } from './reopen-retirement-item';
import { reopenRisk } from './reopen-risk';
import { reportIncident } from './report-incident';
import { requestSignOff } from './request-sign-off';
import { requestWaiver } from './request-waiver';
import { rescoreUseCase } from './rescore-use-case';
import { resetMemberPassword } from './reset-member-password';
import { resolveIncident } from './resolve-incident';
import { restoreServer } from './restore-server';
import { returnItem } from './return-item';
import { revealScoringRound } from './reveal-scoring-round';
import { reviewEvidence } from './review-evidence';
import { reviseEvidence } from './revise-evidence';
import { revokeMachineToken } from './revoke-machine-token';
import { revokeServer } from './revoke-server';
import { revokeShare } from './revoke-share';
import { revokeShares } from './revoke-shares';
import { runScenario } from './run-scenario';
import { saveModelDraft } from './save-model-draft';
import { savePilotGroup } from './save-pilot-group';
import { savePlan } from './save-plan';
import { savePolicyDraft } from './save-policy-draft';
import { saveRisk } from './save-risk';
import { saveScenario } from './save-scenario';
import { saveScoringRound } from './save-scoring-round';
import { saveServer } from './save-server';
import { saveSettings } from './save-settings';
import { saveSystem } from './save-system';
import { saveTool } from './save-tool';
import { scheduleReport } from './schedule-report';
import { setOpeningViews } from './set-opening-views';
import { setServerToken } from './set-server-token';
import { settleRetirementItem } from './settle-retirement-item';
import { shareView } from './share-view';
import { signOff } from './sign-off';
import { startImport } from './start-import';
import { startReview } from './start-review';
import { submitItem } from './submit-item';
import { undoImport } from './undo-import';
import { withdrawEvidence } from './withdraw-evidence';
import { withdrawServerEvidence } from './withdraw-server-evidence';
import { withdrawSignOffRequest } from './withdraw-sign-off-request';

/** Everything a person can do in a workspace, by name: for the form action and the HTTP route alike. */
const commands: Command[] = [
  acceptRisk,
  addComment,
  addEvidence,
  addTag,
  agreeAssessment,
  agreeScoringRound,
  approveTools,
  assignItem,
  assignItems,
  assignOwner,
  attest,
  callTool,
  cancelScoringRound,
  changeMemberRole,
  checkServer,
  chooseMailing,
  chooseServers,
  chooseTools,
  citeEvidence,
  closeRisk,
  completeCondition,
  concludeReview,
  confirmItem,
  createUseCase,
  decideWaiver,
  declareTier,
  describeTool,
  discardImport,
  discardModelDraft,
  discardPolicyDraft,
  dropView,
  dropSharedView,
  editAccess,
  editComment,
  editUseCase,
  endDelegation,
  endReport,
  giveServerEvidence,
  handInAssessment,
  inviteMember,
  keepAssessmentDraft,
  keepView,
  makeMachineToken,
  makeShare,
  markNotificationsRead,
  moveStage,
  nameDeputy,
  openFirst,
  publishModel,
  publishPolicy,
  readContract,
  reconcileFactor,
  recordPocOutcome,
  recordResult,
  remind,
  removeComment,
  removeMember,
  removeScenario,
  removeServerToken,
  removeTag,
  removeTool,
  renameBusinessUnit,
  renewInvitation,
  renewServerEvidence,
  reopenAssessment,
  reopenItem,
  reopenRetirementItem,
  reopenRisk,
  reportIncident,
  requestSignOff,
  requestWaiver,
  rescoreUseCase,
  resetMemberPassword,
  resolveIncident,
  restoreServer,
  returnItem,
  revealScoringRound,
  reviewEvidence,
  reviseEvidence,
  revokeMachineToken,
  revokeServer,
  revokeShare,
  revokeShares,
  runScenario,
  saveModelDraft,
  savePilotGroup,
  savePlan,
  savePolicyDraft,
  saveRisk,
  saveScenario,
  saveScoringRound,
  saveServer,
  saveSettings,
  saveSystem,
  saveTool,
  scheduleReport,
  setOpeningViews,
  setServerToken,
  settleRetirementItem,
  shareView,
  signOff,
  startImport,
  startReview,
  submitItem,
  undoImport,
  withdrawEvidence,
  withdrawServerEvidence,
  withdrawSignOffRequest,
];

export const registry: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.name, command]));
