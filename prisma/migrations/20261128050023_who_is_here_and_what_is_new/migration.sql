-- What every page asks first, in one round trip: who is here (session_member), how many notifications they have not read, and whether their
-- workspace was written to since a snapshot (lib/db/workspace-state.ts; null: there is none), with the snapshot that says so. It runs with the
-- owner's rights and answers nothing to whoever is no member.
CREATE FUNCTION page_facts(account uuid, credentials integer, slug text, seen text)
  RETURNS TABLE (workspace_id uuid, workspace_name text, member_id uuid, member_name text, role text, unread integer, written boolean,
    snapshot text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT m.workspace_id, m.workspace_name, m.member_id, m.member_name, m.role,
      (SELECT count(*)::int FROM notification n
       WHERE n.workspace_id = m.workspace_id AND n.member_id = m.member_id AND n.read_at IS NULL),
      seen IS NULL OR EXISTS (
        SELECT FROM event e
        WHERE e.workspace_id = m.workspace_id AND e.txid >= pg_snapshot_xmin(seen::pg_snapshot)
          AND NOT pg_visible_in_snapshot(e.txid, seen::pg_snapshot)),
      pg_current_snapshot()::text
    FROM session_member(page_facts.account, page_facts.credentials, page_facts.slug) m
  $$;
REVOKE ALL ON FUNCTION page_facts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION page_facts TO airworthy_app;

-- It asked the last two alone.
DROP FUNCTION badge_facts;
