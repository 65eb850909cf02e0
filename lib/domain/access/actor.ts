/** Who is named where no person did it, such as evidence from the checks. The id is nobody's. */
export const theProduct: Person = { id: '00000000-0000-0000-0000-000000000000', name: 'Airworthy' };

/** Who acts, in which workspace. Proven by the session, passed to every query and command. */
export type Actor = {
  workspaceId: string;
  workspaceSlug: string;
  memberId: string;
  name: string;
  role: WorkspaceRole;
};

export const workspaceRoles = ['admin', 'architect', 'contributor', 'viewer'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

export const ownerRoles = ['business', 'technical', 'security', 'data-governance'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

/** The owner roles that set the standards, rather than own the work. */
export const isReviewer = (role: OwnerRole): boolean => role === 'security' || role === 'data-governance';

export const ownerRoleLabels: Record<OwnerRole, string> = {
  business: 'Business owner',
  technical: 'Technical owner',
  security: 'Security reviewer',
  'data-governance': 'Data-governance reviewer',
};

/** A member as other rows refer to one. */
export type Person = { id: string; name: string };
