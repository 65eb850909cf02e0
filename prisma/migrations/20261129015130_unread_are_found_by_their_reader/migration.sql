-- What the bell counts was looked up by its reader and by its workspace, of which a member has one anyway: the plan for workspaces of any size
-- took an index for each and kept what was in both, so that every page went through all that anybody in the workspace had been told.
-- In the order in which they are shown, so that who looks at the unread alone reads a page of them.
DROP INDEX "notification_unread";
CREATE INDEX notification_unread ON "notification" (member_id, created_at DESC, id DESC) WHERE read_at IS NULL;

-- Counted no further than the bell shows (app/w/[workspace]/layout.tsx), from the newest: without an order a plan may go through
-- the table until it has found as many. And without a search path to set and set back: every name says its schema, and is found when the
-- function is made.
CREATE OR REPLACE FUNCTION page_facts(account uuid, credentials integer, slug text, seen text)
  RETURNS TABLE (workspace_id uuid, workspace_name text, member_id uuid, member_name text, role text, unread integer, written boolean,
    snapshot text)
  LANGUAGE sql STABLE SECURITY DEFINER
  BEGIN ATOMIC
    SELECT m.workspace_id, m.workspace_name, m.member_id, m.member_name, m.role,
      (SELECT pg_catalog.count(*)::int FROM (
        SELECT FROM public.notification n WHERE n.member_id = m.member_id AND n.read_at IS NULL
        ORDER BY n.created_at DESC LIMIT 1000) counted),
      page_facts.seen IS NULL OR EXISTS (
        SELECT FROM public.event e
        WHERE e.workspace_id = m.workspace_id AND e.txid >= pg_catalog.pg_snapshot_xmin(page_facts.seen::pg_catalog.pg_snapshot)
          AND NOT pg_catalog.pg_visible_in_snapshot(e.txid, page_facts.seen::pg_catalog.pg_snapshot)),
      pg_catalog.pg_current_snapshot()::text
    FROM public.session_member(page_facts.account, page_facts.credentials, page_facts.slug) m;
  END;
