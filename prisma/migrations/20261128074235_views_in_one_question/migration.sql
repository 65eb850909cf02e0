-- The views of the list that a member may open, and which of them is to open first, in one statement without a transaction around it: it
-- sets itself, for as long as it takes, what a transaction of the workspace sets, so that row-level security is beneath it as ever.
-- Within a transaction it is for that workspace and member alone.
CREATE FUNCTION list_views(workspace uuid, member uuid, as_role text) RETURNS TABLE (views json, first json)
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
    BEGIN
      PERFORM set_config('app.workspace', workspace::text, true), set_config('app.member', member::text, true);
      RETURN QUERY SELECT
        coalesce((
          SELECT json_agg(json_build_object(
              'id', v.id, 'name', v.name, 'query', v.query, 'state', v.state, 'shared', v.member_id IS NULL,
              'roles', coalesce(
                (SELECT json_agg(o.role) FROM opening_view o WHERE o.view_id = v.id AND o.role IS NOT NULL), '[]'),
              'people', (SELECT count(*) FROM opening_view o WHERE o.view_id = v.id AND o.member_id IS NOT NULL)
            ) ORDER BY v.member_id IS NULL, lower(v.name), v.id)
          FROM saved_view v
          WHERE v.workspace_id = workspace AND (v.member_id IS NULL OR v.member_id = member)
        ), '[]'),
        (
          SELECT json_build_object('viewId', o.view_id, 'mine', o.member_id IS NOT NULL) FROM opening_view o
          WHERE o.workspace_id = workspace AND (o.member_id = member OR o.role = as_role)
          ORDER BY o.member_id IS NULL LIMIT 1
        );
    END
  $$;
REVOKE ALL ON FUNCTION list_views FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_views TO airworthy_app;
