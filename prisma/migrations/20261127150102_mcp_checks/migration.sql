-- AlterTable
ALTER TABLE "server" ADD COLUMN     "rhythm" TEXT NOT NULL DEFAULT 'never';

-- AlterTable
ALTER TABLE "server_tool" ADD COLUMN     "approved_in" UUID;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "allowed_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "check_run" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "step" TEXT NOT NULL DEFAULT '',
    "target" TEXT,
    "contract_hash" TEXT,
    "checker_version" TEXT NOT NULL,
    "facts" JSONB,
    "results" JSONB NOT NULL DEFAULT '[]',
    "failed" SMALLINT NOT NULL DEFAULT 0,
    "warned" SMALLINT NOT NULL DEFAULT 0,
    "passed" SMALLINT NOT NULL DEFAULT 0,
    "unverified" SMALLINT NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "check_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_secret" (
    "server_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "server_secret_pkey" PRIMARY KEY ("server_id")
);

-- CreateTable
CREATE TABLE "machine_token" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "machine_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "check_run_workspace_id_id_key" ON "check_run"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "check_run_server_id_number_key" ON "check_run"("server_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "server_secret_workspace_id_server_id_key" ON "server_secret"("workspace_id", "server_id");

-- CreateIndex
CREATE UNIQUE INDEX "machine_token_token_hash_key" ON "machine_token"("token_hash");

-- CreateIndex
CREATE INDEX "machine_token_workspace_id_created_at_idx" ON "machine_token"("workspace_id", "created_at");

-- AddForeignKey
ALTER TABLE "check_run" ADD CONSTRAINT "check_run_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_secret" ADD CONSTRAINT "server_secret_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_token" ADD CONSTRAINT "machine_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON "check_run", "machine_token" TO airworthy_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "server_secret" TO airworthy_app;

ALTER TABLE "check_run" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "check_run" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "server_secret" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server_secret" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "machine_token" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "machine_token" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));

ALTER TABLE "server" ADD CHECK (rhythm IN ('never', 'daily', 'weekly'));
ALTER TABLE "server_tool" ADD CHECK ((approved_hash IS NULL) = (approved_in IS NULL));
ALTER TABLE "check_run"
  ADD CHECK (number > 0),
  ADD CHECK (state IN ('running', 'done', 'failed')),
  ADD CHECK ((state = 'running') = (finished_at IS NULL)),
  ADD CHECK (contract_hash ~ '^[0-9a-f]{64}$');
-- A server is looked at by one run at a time.
CREATE UNIQUE INDEX check_run_one_runs ON "check_run" (server_id) WHERE state = 'running';
ALTER TABLE "machine_token"
  ADD CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL));

-- What the answer for machines rests on, in one query, before any workspace is known: found by the hash of the token, and of nothing
-- but that token's workspace. Null for a token that there is not. What it means is decided by lib/domain/servers/gate.ts.
CREATE FUNCTION gate_facts(token_hash text, use_case_key text, tool_name text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT jsonb_build_object(
      'workspace', m.workspace_id,
      'useCase', (
        SELECT jsonb_build_object(
          'key', u.key, 'stage', u.stage, 'reported', u.reported_stage, 'tier', u.action_tier,
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
REVOKE ALL ON FUNCTION gate_facts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate_facts TO airworthy_app;
