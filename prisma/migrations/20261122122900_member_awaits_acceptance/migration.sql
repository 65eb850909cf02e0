-- An account that exists already is a member of a further workspace only once its owner, reached by mail, accepts.
ALTER TABLE "member" ADD COLUMN "awaits_acceptance" BOOLEAN NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION session_member(account uuid, credentials integer, slug text)
  RETURNS TABLE (workspace_id uuid, workspace_name text, member_id uuid, member_name text, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT w.id, w.name, m.id, m.name, m.role
    FROM account a
    JOIN member m ON m.account_id = a.id AND m.removed_at IS NULL AND NOT m.awaits_acceptance
    JOIN workspace w ON w.id = m.workspace_id
    WHERE a.id = account AND a.credentials_version = credentials AND w.slug = session_member.slug
  $$;
