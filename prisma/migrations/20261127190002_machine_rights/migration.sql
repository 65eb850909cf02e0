-- AlterTable
ALTER TABLE "machine_token" ADD COLUMN     "may" TEXT NOT NULL DEFAULT 'gate';

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

ALTER TABLE "machine_token" ADD CHECK (may IN ('gate', 'contracts'));

-- Only a token that may ask the gate is answered by it.
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
                  'tier', coalesce(st.declared_tier, st.derived_tier))
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

-- Whose token it is, before any workspace is known: found by its hash. Null for one that there is not, or not any more.
CREATE FUNCTION machine_of(token_hash text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT jsonb_build_object(
      'tokenId', m.id, 'workspaceId', m.workspace_id, 'name', m.name, 'may', m.may, 'madeById', m.created_by_id)
    FROM machine_token m WHERE m.token_hash = machine_of.token_hash AND m.revoked_at IS NULL
  $$;
REVOKE ALL ON FUNCTION machine_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION machine_of TO airworthy_app;
