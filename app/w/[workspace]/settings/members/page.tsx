import type { Metadata } from 'next';
import { AbsenceList } from '@/components/members/absence-list';
import { HeldRoles } from '@/components/members/held-roles';
import { InviteMember } from '@/components/members/invite-member';
import { MemberActions } from '@/components/members/member-actions';
import { MemberStateBadge } from '@/components/members/member-state-badge';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { roleLabels } from '@/lib/domain/access/can';
import { dayOf } from '@/lib/domain/day';
import { listMembers } from '@/lib/queries/members';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Members' };

type Props = { params: Promise<{ workspace: string }> };

export default async function MembersPage({ params }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const { members, mayNotManage, now } = await listMembers(actor);
  const manages = mayNotManage === null;
  const people = members.filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name }));
  return (
    <>
      <PageHeader
        title="Members"
        description={
          manages
            ? 'Who is in this workspace, and what their role lets them do everywhere in it.'
            : `Who is in this workspace. ${mayNotManage.message} ${mayNotManage.remedy ?? ''}`
        }
        actions={manages ? <InviteMember workspace={workspace} /> : null}
      />
      <Card flush>
        <Table label="Members" stack>
          <Thead>
            <tr>
              <Th>Name</Th>
              <Th>Role</Th>
              <Th>State</Th>
              <Th>Owner roles</Th>
              {manages ? (
                <Th align="right">
                  <span className="sr-only">Actions</span>
                </Th>
              ) : null}
            </tr>
          </Thead>
          <Tbody>
            {members.map((member) => (
              <Tr key={member.id}>
                <Td heading>
                  <span className="flex min-w-0 items-center gap-2.5">
                    <Avatar name={member.name} size={28} />
                    <span className="min-w-0 leading-4.5 lg:min-w-56">
                      <span className="block font-medium">
                        {member.name}
                        {member.id === actor.memberId ? <span className="text-ink-subtle"> (you)</span> : null}
                      </span>
                      <span className="block text-sm wrap-anywhere text-ink-subtle">{member.email}</span>
                      {member.jobTitle ? (
                        <span className="block text-sm text-ink-subtle">{member.jobTitle}</span>
                      ) : null}
                    </span>
                  </span>
                </Td>
                <Td label="Role">{roleLabels[member.role]}</Td>
                <Td label="State">
                  <MemberStateBadge {...member} now={now} />
                </Td>
                <Td label="Owner roles">
                  <HeldRoles workspace={workspace} held={member.ownerRoles} />
                  {member.absences.length > 0 ? (
                    <div className="mt-1.5">
                      <AbsenceList workspace={workspace} absences={member.absences} now={now} mayEnd={manages} />
                    </div>
                  ) : null}
                </Td>
                {manages ? (
                  <Td>
                    <MemberActions
                      workspace={workspace}
                      member={member}
                      self={member.id === actor.memberId}
                      people={people}
                      today={dayOf(now)}
                    />
                  </Td>
                ) : null}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
    </>
  );
}
