-- CreateTable
CREATE TABLE "report_schedule" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "rhythm" TEXT NOT NULL,
    "hour" SMALLINT NOT NULL,
    "formats" TEXT[],
    "filter" TEXT NOT NULL,
    "recipient_ids" UUID[],
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_delivery" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_schedule_workspace_id_id_key" ON "report_schedule"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "report_delivery_workspace_id_state_idx" ON "report_delivery"("workspace_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "report_delivery_schedule_id_due_at_member_id_key" ON "report_delivery"("schedule_id", "due_at", "member_id");

-- AddForeignKey
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_workspace_id_created_by_id_fkey" FOREIGN KEY ("workspace_id", "created_by_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_delivery" ADD CONSTRAINT "report_delivery_workspace_id_schedule_id_fkey" FOREIGN KEY ("workspace_id", "schedule_id") REFERENCES "report_schedule"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_delivery" ADD CONSTRAINT "report_delivery_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "report_schedule" ADD CONSTRAINT report_schedule_known CHECK (
  rhythm IN ('weekly', 'monthly') AND hour BETWEEN 0 AND 23 AND formats <@ ARRAY['pdf', 'pptx'] AND cardinality(formats) > 0
);
ALTER TABLE "report_delivery" ADD CONSTRAINT report_delivery_known CHECK (state IN ('waiting', 'sent', 'left', 'failed'));

-- What is due is found among those that have not ended.
CREATE INDEX report_schedule_due ON "report_schedule" (workspace_id, next_at) WHERE ended_at IS NULL;

-- Row-level security, as for every table of a workspace. Nothing of it is ever deleted by the app.
GRANT SELECT, INSERT, UPDATE ON "report_schedule", "report_delivery" TO airworthy_app;
ALTER TABLE "report_schedule" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "report_schedule" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "report_delivery" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "report_delivery" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
