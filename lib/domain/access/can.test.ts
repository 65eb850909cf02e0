import { describe, expect, it } from 'vitest';
import { actor, bare, complete, owners } from '@/lib/domain/testing/facts';
import { ownerRoles, workspaceRoles, type WorkspaceRole } from './actor';
import { can, type Action } from './can';
import { permissions } from './permissions';

const facts = complete();
const actions = Object.keys(permissions) as Action[];
const deciding: Action[] = [
  'accept-risk',
  'sign',
  'confirm-item',
  'decide-waiver',
  'attest',
  'conclude-review',
  'settle-retirement-item',
  'approve-tools',
];
const adminOnly: Action[] = [
  'remove-comment',
  'name-deputy',
  'revoke-share',
  'manage-members',
  'export-workspace',
  'manage-settings',
];
const allowed = (who: Parameters<typeof can>[0]) => actions.filter((action) => can(who, action, { facts }) === null);

describe('workspace roles, without an owner role', () => {
  it.each([
    ['viewer', ['view', 'comment']],
    ['contributor', ['view', 'create-use-case', 'comment']],
    ['architect', actions.filter((action) => ![...deciding, ...adminOnly].includes(action))],
    ['admin', actions.filter((action) => !deciding.includes(action))],
  ] as [WorkspaceRole, Action[]][])('%s may %j on what is not theirs', (role, expected) => {
    expect(allowed(actor('zoe', role))).toEqual(expected);
  });

  it('never decide', () => {
    for (const role of workspaceRoles) {
      for (const action of deciding) {
        for (const owner of ownerRoles) {
          expect(can(actor('zoe', role), action, { facts, role: owner })).not.toBeNull();
        }
      }
    }
  });
});

describe('a contributor', () => {
  const eve = actor('eve', 'contributor');

  it('edits what they created, and what they own', () => {
    expect(can(eve, 'edit-plan', { facts })?.code).toBe('not-permitted');
    expect(can(eve, 'edit-plan', { facts: { ...facts, createdBy: { id: 'eve', name: 'Eve' } } })).toBeNull();
    expect(can(eve, 'edit-plan', { facts: { ...facts, owners: { security: { id: 'eve', name: 'Eve' } } } })).toBeNull();
  });

  it('does not agree an assessment, not even there', () => {
    expect(can(eve, 'agree-assessment', { facts: { ...facts, createdBy: { id: 'eve', name: 'Eve' } } })).not.toBeNull();
  });
});

describe('an owner role', () => {
  it('lets a viewer decide, in that role alone', () => {
    for (const role of ownerRoles) {
      for (const other of ownerRoles) {
        const who = actor(owners[role].id, 'viewer');
        expect(can(who, 'sign', { facts, role: other }) === null).toBe(role === other);
        expect(can(who, 'confirm-item', { facts, role: other }) === null).toBe(role === other);
        expect(can(who, 'decide-waiver', { facts, role: other }) === null).toBe(role === other);
      }
    }
  });

  it('does not let a viewer edit', () => {
    const bea = actor('bea', 'viewer');
    expect(can(bea, 'accept-risk', { facts })).toBeNull();
    expect(can(bea, 'move-stage', { facts })).toBeNull();
    expect(can(bea, 'edit-use-case', { facts })).not.toBeNull();
    expect(can(actor('tom', 'viewer'), 'accept-risk', { facts })).not.toBeNull();
  });

  it('counts on its own use case only', () => {
    expect(can(actor('sam', 'viewer'), 'sign', { facts: bare(), role: 'security' })).not.toBeNull();
  });
});

describe('a person who is named', () => {
  it('does what was given to them', () => {
    const vic = actor('vic', 'viewer');
    expect(can(vic, 'submit-item', { facts, personId: 'vic' })).toBeNull();
    expect(can(vic, 'complete-condition', { facts, personId: 'vic' })).toBeNull();
    expect(can(vic, 'submit-item', { facts, personId: 'eve' })).not.toBeNull();
    expect(can(vic, 'edit-plan', { facts, personId: 'vic' })).not.toBeNull();
    // The owner of a server keeps it and alone approves what it offers.
    expect(can(vic, 'manage-servers', { personId: 'vic' })).toBeNull();
    expect(can(vic, 'approve-tools', { personId: 'vic' })).toBeNull();
    expect(can(actor('ann', 'admin'), 'approve-tools', { personId: 'vic' })).toMatchObject({
      remedy: 'Ask the owner of the server.',
    });
  });
});

describe('a refusal', () => {
  it('says why not, and who may', () => {
    expect(can(actor('vic', 'viewer'), 'edit-plan', { facts })).toEqual({
      code: 'not-permitted',
      message: 'You may not edit the measurement plan. Your role here is viewer.',
      remedy: 'Ask an admin or an architect.',
      by: 'An admin or an architect',
    });
    expect(can(actor('vic', 'admin'), 'sign', { facts, role: 'security' })).toMatchObject({
      message: 'You may not sign.',
      by: 'Security reviewer Sam',
    });
    expect(can(actor('vic'), 'sign', { facts: bare(), role: 'security' })?.by).toBe('Nobody yet');
  });

  it('has words for every action', () => {
    for (const action of actions) expect(permissions[action].label, action).toMatch(/^[a-z]/);
  });
});
