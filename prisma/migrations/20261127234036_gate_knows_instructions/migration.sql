-- Whether a server tells the model otherwise than was approved: the instructions of its newest contract differ from those of the newest one
-- that tools were approved in, which are the two that C11 compares. Whoever asks sees what their role may see. Most have their newest
-- contract approved: then neither content, which may be large, is opened.
CREATE FUNCTION instructions_changed(server uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, public
  AS $$
    SELECT coalesce((
      SELECT CASE WHEN newest.id = approved.id THEN false
        ELSE newest.content ->> 'instructions' IS DISTINCT FROM approved.content ->> 'instructions' END
      FROM (SELECT id, content FROM contract WHERE server_id = instructions_changed.server ORDER BY number DESC LIMIT 1) newest,
        (SELECT id, content FROM contract
         WHERE server_id = instructions_changed.server
           AND id IN (SELECT approved_in FROM server_tool WHERE server_id = instructions_changed.server)
         ORDER BY number DESC LIMIT 1) approved
    ), false)
  $$;
REVOKE ALL ON FUNCTION instructions_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION instructions_changed TO airworthy_app;

-- The gate denies under other instructions, too; it is asked in one query as before.
CREATE OR REPLACE FUNCTION gate_facts(token_hash text, use_case_key text, tool_name text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT jsonb_build_object(
      'workspace', m.workspace_id,
      'useCase', (
        SELECT jsonb_build_object(
          'key', u.key, 'stage', u.stage, 'reported', u.reported_stage, 'tier', u.action_tier,
          'suspendedBy', (
            SELECT i.title FROM incident i
            WHERE u.stage = 'parked' AND i.workspace_id = u.workspace_id AND i.use_case_id = u.id
              AND i.resolved_at IS NULL AND i.suspended_to = 'parked'
            ORDER BY i.reported_at DESC LIMIT 1),
          'tool', (
            SELECT jsonb_build_object(
              'name', t.name, 'tier', t.tier, 'hash', t.hash,
              'server', (
                SELECT jsonb_build_object(
                  'name', s.name, 'revoked', s.revoked_at IS NOT NULL, 'hash', st.hash, 'approved', st.approved_hash,
                  'tier', coalesce(st.declared_tier, st.derived_tier),
                  'instructionsChanged', instructions_changed(s.id))
                FROM server_tool st JOIN server s ON s.id = st.server_id WHERE st.id = t.server_tool_id)
            )
            FROM tool t WHERE t.use_case_id = u.id AND t.name = gate_facts.tool_name),
          'signOffs', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
              'role', o.role, 'decision', o.decision, 'lapsed', o.lapsed_at IS NOT NULL, 'at', o.decided_at)), '[]')
            FROM sign_off o WHERE o.request_id = (
              SELECT r.id FROM sign_off_request r
              WHERE r.use_case_id = u.id AND r.state = 'used'
                AND r.gate = CASE WHEN u.stage = 'production' THEN 'production' WHEN u.stage IN ('pilot', 'go-live-review') THEN 'pilot' ELSE 'poc' END
              ORDER BY r.requested_at DESC LIMIT 1))
        )
        FROM use_case u WHERE u.workspace_id = m.workspace_id AND u.key = gate_facts.use_case_key)
    )
    FROM machine_token m WHERE m.token_hash = gate_facts.token_hash AND m.revoked_at IS NULL AND m.may = 'gate'
  $$;
