import { inWorkspace } from './workspace-transaction';

/** The use cases of which search looks through other words than they have. */
export const wrongSearchTexts = (workspaceId: string): Promise<{ key: string; problem: string }[]> =>
  inWorkspace(
    workspaceId,
    (tx) => tx.$queryRaw<{ key: string; problem: string }[]>`
      select u.key, 'search looks through other words' as problem
      from use_case u left join use_case_text t on t.workspace_id = u.workspace_id and t.use_case_id = u.id
      where u.workspace_id = ${workspaceId}::uuid
        and (t.title, t.words) is distinct from (u.title, u.key || ' ' || u.title || ' ' || u.problem)
      order by u.key`,
    { timeout: 120_000 },
  );
