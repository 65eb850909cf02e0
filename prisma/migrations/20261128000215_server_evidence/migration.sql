-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "withdrawn_by_id" UUID;

-- CreateTable
CREATE TABLE "server_evidence" (
    "evidence_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "items" TEXT[],
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_why" TEXT,

    CONSTRAINT "server_evidence_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateIndex
CREATE INDEX "server_evidence_workspace_id_server_id_idx" ON "server_evidence"("workspace_id", "server_id");

-- CreateIndex
CREATE UNIQUE INDEX "server_evidence_workspace_id_evidence_id_key" ON "server_evidence"("workspace_id", "evidence_id");

-- AddForeignKey
ALTER TABLE "server_evidence" ADD CONSTRAINT "server_evidence_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_evidence" ADD CONSTRAINT "server_evidence_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- What was given, for what, stays what it is; it may be taken back.
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by_id, withdrawn_why) ON "server_evidence" TO airworthy_app;
ALTER TABLE "server_evidence" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server_evidence" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "server_evidence"
  -- What proves nothing is no evidence.
  ADD CHECK (cardinality(items) > 0 AND array_position(items, NULL) IS NULL),
  ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)),
  ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_why IS NULL));
ALTER TABLE "citation" ADD CHECK (withdrawn_by_id IS NULL OR withdrawn_at IS NOT NULL);
