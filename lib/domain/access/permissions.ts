import { ownerRoles, type OwnerRole, type WorkspaceRole } from './actor';

/** One line of the permission table. */
export type Permission = {
  /** What it is, as in "may …". */
  label: string;
  /** Workspace roles that may do it on every use case. */
  roles: readonly WorkspaceRole[];
  /** A contributor may, on use cases that they created or hold an owner role of. */
  ownContributor?: true;
  /** Owner roles that may do it on their use case, whatever their workspace role is, viewer included. */
  owners?: readonly OwnerRole[];
  /**
   * Only the holder of the role that the subject names, or while it names none, whoever holds any: which of them
   * decides is then the rule's own question (confirmItem, maySign, waiverDecisionReasons). Deciding is never inherited
   * from a workspace role.
   */
  holderOnly?: true;
  /** Somebody who stands in for an absent holder of the owner role may, too: deciding is lent, editing is not. */
  lent?: true;
  /** The person whom the subject names (an assignee, the owner of a condition) may, too; who that is, in words, where a refusal says it. */
  named?: true | string;
};

const everybody = ['admin', 'architect', 'contributor', 'viewer'] as const;
const editors = ['admin', 'architect'] as const;
const edits = (label: string): Permission => ({ label, roles: editors, ownContributor: true });

/** Who may do what. Read by can() alone; every command and every button asks there. */
export const permissions = {
  view: { label: 'see the workspace', roles: everybody },
  'create-use-case': { label: 'register use cases', roles: ['admin', 'architect', 'contributor'] },
  'edit-use-case': edits('edit this use case'),
  'edit-plan': edits('edit the measurement plan'),
  'edit-tools': edits('edit the tools'),
  'edit-risks': edits('edit the risks'),
  'run-scenarios': edits('edit and run scenarios'),
  'record-results': edits('record results'),
  'assign-owners': edits('assign owners'),
  // Whoever works on a use case does not choose who judges it.
  'assign-reviewers': { label: 'assign the security and data-governance reviewers', roles: editors },
  // Whoever is asked to score may, whatever their role is.
  assess: { ...edits('assess this use case'), named: true },
  'manage-scoring': { label: 'ask people to score, and settle what they scored', roles: editors },
  'agree-assessment': { label: 'agree an assessment', roles: editors },
  'move-stage': { ...edits('move this use case'), owners: ['business'], lent: true },
  'request-sign-off': edits('ask for signatures'),
  'assign-item': { ...edits('assign checklist items'), owners: ownerRoles },
  'submit-item': { ...edits('submit this item'), named: true },
  'reopen-item': { ...edits('reopen this item'), owners: ownerRoles },
  'request-waiver': edits('ask for a waiver'),
  'complete-condition': { ...edits('complete this condition'), named: true },
  'start-review': { ...edits('start a review'), owners: ['business'] },
  // Whoever sees that something goes wrong must be able to stop it.
  'report-incident': { ...edits('report an incident'), owners: ownerRoles },
  'resolve-incident': { ...edits('resolve an incident'), owners: ownerRoles },
  'reopen-retirement-item': { ...edits('reopen this item'), owners: ownerRoles },
  // Whoever may look may speak: viewers sign, confirm and score, and have something to say about it.
  comment: { label: 'comment', roles: everybody },
  'remove-comment': { label: 'remove this comment', roles: ['admin'], named: true },
  remind: { ...edits('remind others of this use case'), owners: ownerRoles },
  // Decisions: an owner role's own, never a workspace role's.
  'accept-risk': { label: 'accept a risk', roles: [], owners: ['business'], lent: true },
  sign: { label: 'sign', roles: [], holderOnly: true, lent: true },
  'confirm-item': { label: 'confirm or return this item', roles: [], holderOnly: true, lent: true },
  'decide-waiver': { label: 'decide on this waiver', roles: [], holderOnly: true, lent: true },
  // A review asks those who signed; it waits for them, or the role is handed over.
  attest: { label: 'attest', roles: [], holderOnly: true },
  'conclude-review': { label: 'conclude the review', roles: [], owners: ['business'] },
  'settle-retirement-item': { label: 'settle this item', roles: [], holderOnly: true, lent: true },
  // The workspace.
  import: { label: 'import use cases', roles: editors },
  'schedule-report': { label: 'schedule board reports', roles: editors },
  'manage-systems': { label: 'manage the systems', roles: editors },
  // Whoever registers a server names who answers for it. That person keeps it from then on, whatever their workspace role is, and
  // approves what it offers: not even an admin does that for them.
  'manage-servers': { label: 'manage this server', roles: editors, named: 'the owner of the server' },
  'approve-tools': { label: 'approve the tools of this server', roles: [], named: 'the owner of the server' },
  'share-views': { label: 'keep views for the workspace', roles: editors },
  // Whoever may take the whole portfolio along decides what of it leaves the house; its maker or an admin ends it.
  'share-portfolio': { label: 'share the portfolio by a link', roles: editors },
  'revoke-share': { label: 'revoke this link', roles: ['admin'], named: true },
  'view-audit': { label: 'read and verify the audit trail', roles: editors },
  'name-deputy': { label: 'name a deputy for somebody else', roles: ['admin'], named: true },
  'manage-members': { label: 'manage members', roles: ['admin'] },
  'export-workspace': { label: 'export the workspace', roles: ['admin'] },
  'manage-settings': { label: 'change the settings', roles: ['admin'] },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;
