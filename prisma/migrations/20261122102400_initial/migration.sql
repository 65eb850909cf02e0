-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "chain" UUID NOT NULL,
    "use_case_id" UUID,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "reason" TEXT,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "use_case_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "claim" TEXT,
    "justification" TEXT NOT NULL DEFAULT '',
    "assignee_id" UUID,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("use_case_id","item_id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,
    "expires_on" DATE NOT NULL,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "credentials_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BYTEA,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT,
    "delimiter" TEXT,
    "mapping" JSONB,
    "state" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "processed" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "started_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "use_case_id" UUID,
    "notes" JSONB NOT NULL,
    "before" JSONB,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "measurement_plan" (
    "use_case_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "measurement_plan_pkey" PRIMARY KEY ("use_case_id")
);

-- CreateTable
CREATE TABLE "metric" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "better" TEXT NOT NULL,
    "baseline" DECIMAL(14,4),
    "target" DECIMAL(14,4),
    "kill_threshold" DECIMAL(14,4),

    CONSTRAINT "metric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_result" (
    "workspace_id" UUID NOT NULL,
    "metric_id" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "value" DECIMAL(14,4) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_result_pkey" PRIMARY KEY ("metric_id","phase")
);

-- CreateTable
CREATE TABLE "poc_outcome" (
    "use_case_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poc_outcome_pkey" PRIMARY KEY ("use_case_id")
);

-- CreateTable
CREATE TABLE "scenario" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "expected" TEXT NOT NULL,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "run_by_id" UUID,
    "run_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "likelihood" SMALLINT NOT NULL,
    "impact" SMALLINT NOT NULL,
    "mitigation" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "acceptance_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tool" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "data_classes" TEXT NOT NULL,
    "system_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoring_model" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scoring_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "assessor_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "agreed_at" TIMESTAMPTZ(3),
    "agreed_by_id" UUID,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "workspace_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "factor" TEXT NOT NULL,
    "level" SMALLINT,
    "rationale" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rating_pkey" PRIMARY KEY ("assessment_id","factor")
);

-- CreateTable
CREATE TABLE "sign_off_request" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "gate" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "sign_off_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "hashes" JSONB NOT NULL,
    "snapshot" JSONB NOT NULL,
    "lapsed_at" TIMESTAMPTZ(3),
    "lapsed_by" TEXT[],

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "use_case" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "business_unit_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "stage" TEXT NOT NULL DEFAULT 'candidate',
    "stage_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "parked_from" TEXT,
    "reported_stage" TEXT,
    "user_group" TEXT,
    "user_group_size" INTEGER,
    "hours_saved_per_month" DECIMAL(10,2),
    "people" INTEGER,
    "value_per_hour" DECIMAL(10,2),
    "action_tier" TEXT,
    "identity_model" TEXT,
    "call_logging" TEXT,
    "pilot_group" TEXT,
    "pilot_size" INTEGER,
    "differs_because" TEXT,
    "import_id" UUID,
    "external_key" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ratings" SMALLINT[],
    "score" INTEGER,
    "verdict" TEXT,
    "value_rating" INTEGER,
    "risk_rating" INTEGER,
    "readiness" INTEGER,
    "area_readiness" JSONB,
    "open_blockers" INTEGER NOT NULL DEFAULT 0,
    "monthly_value" DECIMAL(14,2),

    CONSTRAINT "use_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "use_case_system" (
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,

    CONSTRAINT "use_case_system_pkey" PRIMARY KEY ("use_case_id","system_id")
);

-- CreateTable
CREATE TABLE "owner" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "owner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "readiness_threshold" INTEGER NOT NULL DEFAULT 90,
    "pilot_min_days" INTEGER NOT NULL DEFAULT 14,
    "allow_own_evidence" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "job_title" TEXT,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_unit" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_prefix" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "business_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "system_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_workspace_id_at_id_idx" ON "event"("workspace_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "event_chain_seq_key" ON "event"("chain", "seq");

-- CreateIndex
CREATE INDEX "evidence_use_case_id_idx" ON "evidence"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_workspace_id_id_key" ON "stored_file"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "waiver_use_case_id_idx" ON "waiver"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_account_id_idx" ON "one_time_link"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_workspace_id_name_key" ON "import_mapping"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "import_run_workspace_id_created_at_idx" ON "import_run"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "import_run_workspace_id_id_key" ON "import_run"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "measurement_plan_workspace_id_use_case_id_key" ON "measurement_plan"("workspace_id", "use_case_id");

-- CreateIndex
CREATE INDEX "metric_use_case_id_idx" ON "metric"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "metric_workspace_id_id_key" ON "metric"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "poc_outcome_workspace_id_use_case_id_key" ON "poc_outcome"("workspace_id", "use_case_id");

-- CreateIndex
CREATE INDEX "scenario_use_case_id_idx" ON "scenario"("use_case_id");

-- CreateIndex
CREATE INDEX "risk_use_case_id_idx" ON "risk"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "tool_use_case_id_name_key" ON "tool"("use_case_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_model_workspace_id_id_key" ON "scoring_model"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_model_workspace_id_version_key" ON "scoring_model"("workspace_id", "version");

-- CreateIndex
CREATE INDEX "assessment_use_case_id_idx" ON "assessment"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_workspace_id_id_key" ON "assessment"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "sign_off_request_use_case_id_idx" ON "sign_off_request"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_request_workspace_id_id_key" ON "sign_off_request"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "sign_off_request_id_idx" ON "sign_off"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_workspace_id_id_key" ON "sign_off"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "condition_sign_off_id_idx" ON "condition"("sign_off_id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_updated_at_id_idx" ON "use_case"("workspace_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "use_case_workspace_id_stage_updated_at_id_idx" ON "use_case"("workspace_id", "stage", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "use_case_workspace_id_title_id_idx" ON "use_case"("workspace_id", "title", "id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_business_unit_id_idx" ON "use_case"("workspace_id", "business_unit_id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_external_key_idx" ON "use_case"("workspace_id", "external_key");

-- CreateIndex
CREATE INDEX "use_case_import_id_idx" ON "use_case"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "use_case_workspace_id_id_key" ON "use_case"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "use_case_workspace_id_key_key" ON "use_case"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "use_case_system_workspace_id_system_id_idx" ON "use_case_system"("workspace_id", "system_id");

-- CreateIndex
CREATE INDEX "owner_use_case_id_idx" ON "owner"("use_case_id");

-- CreateIndex
CREATE INDEX "owner_workspace_id_member_id_idx" ON "owner"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "member_account_id_idx" ON "member"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_id_key" ON "member"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_account_id_key" ON "member"("workspace_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "business_unit_workspace_id_id_key" ON "business_unit"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "business_unit_workspace_id_name_key" ON "business_unit"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "business_unit_workspace_id_key_prefix_key" ON "business_unit"("workspace_id", "key_prefix");

-- CreateIndex
CREATE UNIQUE INDEX "system_workspace_id_id_key" ON "system"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "system_workspace_id_name_key" ON "system"("workspace_id", "name");

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "stored_file"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import_run"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement_plan" ADD CONSTRAINT "measurement_plan_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric" ADD CONSTRAINT "metric_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_result" ADD CONSTRAINT "metric_result_workspace_id_metric_id_fkey" FOREIGN KEY ("workspace_id", "metric_id") REFERENCES "metric"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poc_outcome" ADD CONSTRAINT "poc_outcome_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk" ADD CONSTRAINT "risk_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool" ADD CONSTRAINT "tool_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoring_model" ADD CONSTRAINT "scoring_model_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_model_id_fkey" FOREIGN KEY ("workspace_id", "model_id") REFERENCES "scoring_model"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_assessor_id_fkey" FOREIGN KEY ("workspace_id", "assessor_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_workspace_id_assessment_id_fkey" FOREIGN KEY ("workspace_id", "assessment_id") REFERENCES "assessment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_request" ADD CONSTRAINT "sign_off_request_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_workspace_id_request_id_fkey" FOREIGN KEY ("workspace_id", "request_id") REFERENCES "sign_off_request"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_workspace_id_sign_off_id_fkey" FOREIGN KEY ("workspace_id", "sign_off_id") REFERENCES "sign_off"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case" ADD CONSTRAINT "use_case_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case" ADD CONSTRAINT "use_case_workspace_id_business_unit_id_fkey" FOREIGN KEY ("workspace_id", "business_unit_id") REFERENCES "business_unit"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_system" ADD CONSTRAINT "use_case_system_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_system" ADD CONSTRAINT "use_case_system_workspace_id_system_id_fkey" FOREIGN KEY ("workspace_id", "system_id") REFERENCES "system"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner" ADD CONSTRAINT "owner_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner" ADD CONSTRAINT "owner_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_unit" ADD CONSTRAINT "business_unit_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system" ADD CONSTRAINT "system_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- The app's role: it owns nothing, bypasses nothing, and may not change the schema. `npm run migrate` grants it to the
-- login named in DATABASE_URL.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'airworthy_app') THEN
    CREATE ROLE airworthy_app NOLOGIN;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO airworthy_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO airworthy_app;
-- Which migrations were applied is the owner's to say; the app reads it for /api/ready.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM airworthy_app;
  END IF;
END
$$;

-- Similar titles and search.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "use_case_title_trgm" ON "use_case" USING gin ("title" gin_trgm_ops);

-- The workspace of the transaction. Wrapped in a sub-select in each policy, so that the planner computes it once and
-- may use an index that begins with workspace_id; an unset setting is an empty string after a connection's first use.
CREATE FUNCTION current_workspace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace', true), '')::uuid $$;

-- Row-level security: every table with a workspace shows only the rows of the transaction's workspace.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.table_name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND c.table_name <> 'member'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

-- Sign-in happens before any workspace is known: lib/db/identity-transaction.ts sets app.identity, and only then are
-- the identity tables, and the memberships of an account, visible.
CREATE FUNCTION in_identity() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.identity', true), '') = 'on' $$;

ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_identity ON "account" USING ((SELECT in_identity())) WITH CHECK ((SELECT in_identity()));
ALTER TABLE "one_time_link" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_identity ON "one_time_link" USING ((SELECT in_identity())) WITH CHECK ((SELECT in_identity()));
ALTER TABLE "sign_in_throttle" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_identity ON "sign_in_throttle" USING ((SELECT in_identity())) WITH CHECK ((SELECT in_identity()));

ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "workspace" USING (id = (SELECT current_workspace()) OR (SELECT in_identity()))
  WITH CHECK (id = (SELECT current_workspace()) OR (SELECT in_identity()));
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "member" USING (workspace_id = (SELECT current_workspace()) OR (SELECT in_identity()))
  WITH CHECK (workspace_id = (SELECT current_workspace()) OR (SELECT in_identity()));

-- The one question asked on every request, in one round trip: which member of this workspace is this account, if its
-- credentials have not changed since the session began? It runs with the owner's rights and answers nothing else.
CREATE FUNCTION session_member(account uuid, credentials integer, slug text)
  RETURNS TABLE (workspace_id uuid, workspace_name text, member_id uuid, member_name text, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT w.id, w.name, m.id, m.name, m.role
    FROM account a
    JOIN member m ON m.account_id = a.id AND m.removed_at IS NULL
    JOIN workspace w ON w.id = m.workspace_id
    WHERE a.id = account AND a.credentials_version = credentials AND w.slug = session_member.slug
  $$;
REVOKE ALL ON FUNCTION session_member FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_member TO airworthy_app;

-- Things that must never be.
ALTER TABLE "one_time_link" ADD CHECK (purpose IN ('invitation', 'reset'));
ALTER TABLE "workspace"
  ADD CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,38}$'),
  ADD CHECK (readiness_threshold BETWEEN 0 AND 100),
  ADD CHECK (pilot_min_days BETWEEN 0 AND 365);
ALTER TABLE "member" ADD CHECK (role IN ('admin', 'architect', 'contributor', 'viewer'));
ALTER TABLE "system" ADD CHECK (kind IN ('crm', 'knowledge-base', 'ticketing', 'data-catalogue',
  'document-repository', 'scheduling', 'workflow', 'other'));
ALTER TABLE "use_case"
  ADD CHECK (stage IN ('candidate', 'assessed', 'poc', 'pilot', 'go-live-review', 'production', 'parked', 'rejected', 'retired')),
  ADD CHECK (reported_stage IN ('candidate', 'assessed', 'poc', 'pilot', 'go-live-review', 'production', 'parked', 'rejected', 'retired')),
  ADD CHECK (parked_from IN ('candidate', 'assessed', 'poc', 'pilot', 'go-live-review', 'production')),
  ADD CHECK ((stage = 'parked') = (parked_from IS NOT NULL)),
  ADD CHECK (action_tier IN ('read-only', 'draft', 'reversible-write', 'irreversible')),
  ADD CHECK (identity_model IN ('end-user', 'service-account', 'delegated')),
  ADD CHECK (verdict IN ('strong', 'conditions', 'not-first', 'next-step')),
  ADD CHECK (score BETWEEN 0 AND 100),
  ADD CHECK (readiness BETWEEN 0 AND 100),
  ADD CHECK (cardinality(ratings) IN (0, 6) AND 1 <= ALL (ratings) AND 5 >= ALL (ratings)),
  ADD CHECK (user_group_size > 0), ADD CHECK (pilot_size > 0), ADD CHECK (people >= 0),
  ADD CHECK (hours_saved_per_month >= 0), ADD CHECK (value_per_hour >= 0), ADD CHECK (version > 0);
ALTER TABLE "owner"
  ADD CHECK (role IN ('business', 'technical', 'security', 'data-governance')),
  ADD CHECK (until IS NULL OR until >= since);
CREATE UNIQUE INDEX "owner_present" ON "owner" (use_case_id, role) WHERE until IS NULL;
ALTER TABLE "assessment" ADD CHECK (state IN ('draft', 'submitted', 'agreed', 'superseded'));
CREATE UNIQUE INDEX "assessment_agreed" ON "assessment" (use_case_id) WHERE state = 'agreed';
ALTER TABLE "rating"
  ADD CHECK (level BETWEEN 1 AND 5),
  ADD CHECK (factor IN ('business-value', 'data-sensitivity', 'action-risk', 'system-complexity', 'user-group', 'measurement'));
ALTER TABLE "measurement_plan" ADD CHECK (ends_on >= starts_on);
ALTER TABLE "metric" ADD CHECK (better IN ('higher', 'lower'));
ALTER TABLE "metric_result" ADD CHECK (phase IN ('poc', 'pilot'));
ALTER TABLE "poc_outcome" ADD CHECK (decision IN ('continue', 'stop'));
ALTER TABLE "scenario" ADD CHECK (kind IN ('success', 'failure', 'restricted')), ADD CHECK (outcome IN ('pass', 'fail'));
ALTER TABLE "risk"
  ADD CHECK (likelihood BETWEEN 1 AND 5), ADD CHECK (impact BETWEEN 1 AND 5),
  ADD CHECK ((accepted_at IS NULL) = (accepted_by_id IS NULL));
ALTER TABLE "tool" ADD CHECK (tier IN ('read-only', 'draft', 'reversible-write', 'irreversible'));
ALTER TABLE "checklist_item"
  ADD CHECK (state IN ('open', 'in-progress', 'submitted', 'satisfied', 'not-applicable')),
  ADD CHECK (claim IN ('satisfied', 'not-applicable')),
  ADD CHECK (state NOT IN ('satisfied', 'not-applicable') OR confirmed_by_id IS NOT NULL),
  ADD CHECK (confirmed_by_id IS NULL OR confirmed_by_id <> submitted_by_id);
ALTER TABLE "evidence" ADD CHECK (kind IN ('link', 'note', 'file')), ADD CHECK ((kind = 'file') = (file_id IS NOT NULL));
ALTER TABLE "stored_file" ADD CHECK (size <= 10 * 1024 * 1024 AND octet_length(bytes) = size);
ALTER TABLE "waiver"
  ADD CHECK (decision IN ('approved', 'refused')),
  ADD CHECK ((decision IS NULL) = (decided_by_id IS NULL)),
  ADD CHECK (decided_by_id <> requested_by_id);
ALTER TABLE "sign_off_request" ADD CHECK (gate IN ('poc', 'pilot', 'production')), ADD CHECK (state IN ('open', 'used', 'withdrawn'));
CREATE UNIQUE INDEX "sign_off_request_open" ON "sign_off_request" (use_case_id, gate) WHERE state = 'open';
ALTER TABLE "sign_off"
  ADD CHECK (role IN ('business', 'technical', 'security', 'data-governance')),
  ADD CHECK (decision IN ('approve', 'approve-with-conditions', 'reject'));
-- A role decides once per request until its decision lapses.
CREATE UNIQUE INDEX "sign_off_standing" ON "sign_off" (request_id, role) WHERE lapsed_at IS NULL;
ALTER TABLE "import_run" ADD CHECK (state IN ('uploaded', 'running', 'done', 'failed', 'undone'));
ALTER TABLE "import_row" ADD CHECK (outcome IN ('created', 'updated', 'skipped'));

-- The audit trail takes lines and gives them back; it forgets and changes nothing, for anybody.
REVOKE UPDATE, DELETE, TRUNCATE ON "event" FROM airworthy_app;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A published scoring model never changes.
REVOKE UPDATE, DELETE ON "scoring_model" FROM airworthy_app;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "scoring_model" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A stage is changed by the app only together with an event of that move in the same transaction (checked at commit),
-- so that not even a forgotten query moves a use case silently.
CREATE FUNCTION stage_has_event() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM event
      WHERE chain = NEW.id AND type = 'stage.moved' AND data ->> 'to' = NEW.stage AND xmin = pg_current_xact_id()::xid
    ) THEN
      RAISE EXCEPTION 'a stage changes only through its gate' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
  END
  $$;
CREATE CONSTRAINT TRIGGER stage_has_event AFTER UPDATE OF stage ON "use_case" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION stage_has_event();

-- Every use case begins as a candidate; only its gates take it further.
CREATE FUNCTION begins_as_candidate() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'a use case begins as a candidate' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER begins_as_candidate BEFORE INSERT ON "use_case" FOR EACH ROW WHEN (NEW.stage <> 'candidate')
  EXECUTE FUNCTION begins_as_candidate();
