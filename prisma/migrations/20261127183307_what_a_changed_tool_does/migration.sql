-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "server_id" UUID,
ALTER COLUMN "reported_by_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "context_tokens" INTEGER NOT NULL DEFAULT 200000,
ADD COLUMN     "minimum_protocol" TEXT NOT NULL DEFAULT '2025-06-18',
ADD COLUMN     "on_tool_change" TEXT NOT NULL DEFAULT 'sign-anew';

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

ALTER TABLE "workspace"
  ADD CHECK (minimum_protocol IN ('2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28')),
  ADD CHECK (context_tokens BETWEEN 1000 AND 100000000),
  ADD CHECK (on_tool_change IN ('sign-anew', 'suspend-if-worse', 'suspend'));

-- As it was, and for what is parked the incident that suspended it.
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
    FROM machine_token m WHERE m.token_hash = gate_facts.token_hash AND m.revoked_at IS NULL
  $$;
