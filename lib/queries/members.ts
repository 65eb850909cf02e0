import type { Actor, OwnerRole, WorkspaceRole } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Delegation } from '@/lib/domain/access/delegation';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { identityWithin } from '@/lib/db/identity-transaction';
import { loadDelegations } from '@/lib/db/load-delegations';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type MemberState = 'active' | 'invited' | 'removed';

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  role: WorkspaceRole;
  state: MemberState;
  /** When the invitation's link ends; in the past if it has. Null for everybody who is not invited. */
  invitationEnds: Date | null;
  since: Date;
  removedAt: Date | null;
  /** Nobody else who can sign in may manage members: neither removed nor given another role. */
  lastAdmin: boolean;
  ownerRoles: HeldRoles[];
  /** Who stands in for them, in force and coming. */
  absences: Delegation[];
};

/** The use cases on which a member holds one owner role: how many, and the keys of the first three. */
export type HeldRoles = { role: OwnerRole; count: number; keys: string[] };

export type Members = {
  now: Date;
  members: MemberRow[];
  /** Null: the actor may invite, change and remove; otherwise why not and who may. */
  mayNotManage: Reason | null;
};

type Row = Omit<MemberRow, 'state' | 'lastAdmin' | 'ownerRoles' | 'absences'> & { pending: boolean };

/** Everybody who is or was a member, present ones first, by name. All members may see who they work with. */
export async function listMembers(actor: Actor): Promise<Members> {
  const at = now();
  const mayNotManage = can(actor, 'manage-members');
  if (can(actor, 'view')) return { now: at, members: [], mayNotManage };
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await memberRows(tx);
    const held = await ownerRolesOf(tx);
    const away = (await loadDelegations(tx, { from: dayOf(at) })).reverse();
    const admins = rows.filter((row) => row.role === 'admin' && !row.removedAt && !row.pending);
    return {
      now: at,
      mayNotManage,
      members: rows.map(({ pending, ...row }) => ({
        ...row,
        state: row.removedAt ? 'removed' : pending ? 'invited' : 'active',
        invitationEnds: pending && !row.removedAt ? (row.invitationEnds ?? at) : null,
        lastAdmin: admins.length === 1 && admins[0]?.id === row.id,
        ownerRoles: held.get(row.id) ?? [],
        absences: away.filter(({ member }) => member.id === row.id),
      })),
    };
  });
}

// The password itself stays in the database: only whether there is one is asked.
function memberRows(tx: WorkspaceTx): Promise<Row[]> {
  return identityWithin(
    tx,
    (identity) => identity.$queryRaw<Row[]>`
      select m.id, m.name, m.email, m.job_title as "jobTitle", m.role, m.created_at as since, m.removed_at as "removedAt",
        m.awaits_acceptance or (a.password_hash is null and l.links > 0) as pending, l.ends as "invitationEnds"
      from member m
      join account a on a.id = m.account_id
      cross join lateral (
        select count(*) as links, max(expires_at) filter (where purpose = 'invitation' and used_at is null) as ends
        from one_time_link where account_id = a.id
      ) l
      where m.workspace_id = ${tx.workspaceId}::uuid
      order by m.removed_at is not null, lower(m.name), m.id`,
  );
}

async function ownerRolesOf(tx: WorkspaceTx): Promise<Map<string, HeldRoles[]>> {
  const rows = await tx.$queryRaw<{ member: string; role: OwnerRole; count: number; keys: string[] }[]>`
    select o.member_id as member, o.role, count(*)::int as count, (array_agg(u.key order by u.created_at desc))[1:3] as keys
    from owner o
    join use_case u on u.workspace_id = o.workspace_id and u.id = o.use_case_id
    where o.workspace_id = ${tx.workspaceId}::uuid and o.until is null
    group by o.member_id, o.role
    order by o.role`;
  const byMember = new Map<string, HeldRoles[]>();
  for (const { member, ...held } of rows) byMember.set(member, [...(byMember.get(member) ?? []), held]);
  return byMember;
}
