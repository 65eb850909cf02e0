-- CreateTable
CREATE TABLE "consented_call" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "tool_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "parameters" TEXT[],
    "sealed" BYTEA,
    "finished_at" TIMESTAMPTZ(3),
    "fields" TEXT[],
    "problems" TEXT[],
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "consented_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consented_call_workspace_id_tool_id_asked_at_idx" ON "consented_call"("workspace_id", "tool_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "consented_call_workspace_id_id_key" ON "consented_call"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "consented_call" ADD CONSTRAINT "consented_call_workspace_id_tool_id_fkey" FOREIGN KEY ("workspace_id", "tool_id") REFERENCES "server_tool"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON "consented_call" TO airworthy_app;
ALTER TABLE "consented_call" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "consented_call" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "consented_call"
  ADD CHECK (hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK (state IN ('waiting', 'calling', 'done', 'failed')),
  -- The arguments are kept until the call begins, and no longer.
  ADD CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
  ADD CHECK ((state IN ('waiting', 'calling')) = (finished_at IS NULL)),
  ADD CHECK ((state = 'failed') = (problem <> ''));
