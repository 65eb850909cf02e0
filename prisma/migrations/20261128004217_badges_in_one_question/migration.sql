-- What the badges of every page ask, in one round trip: how many notifications the member has not read, and whether the workspace was
-- written to since a snapshot (lib/db/while-unchanged.ts; null: there is none). It runs with the owner's rights and answers nothing else.
CREATE FUNCTION badge_facts(workspace uuid, member uuid, seen text) RETURNS TABLE (unread integer, written boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT
      (SELECT count(*)::int FROM notification n
       WHERE n.workspace_id = badge_facts.workspace AND n.member_id = badge_facts.member AND n.read_at IS NULL),
      seen IS NULL OR EXISTS (
        SELECT FROM event e
        WHERE e.workspace_id = badge_facts.workspace AND e.txid >= pg_snapshot_xmin(seen::pg_snapshot)
          AND NOT pg_visible_in_snapshot(e.txid, seen::pg_snapshot))
  $$;
REVOKE ALL ON FUNCTION badge_facts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION badge_facts TO airworthy_app;
