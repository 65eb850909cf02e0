-- AlterTable
ALTER TABLE "import_row" ADD COLUMN     "content" TEXT,
ADD COLUMN     "fields" JSONB,
ADD COLUMN     "identity" TEXT;

-- CreateIndex
CREATE INDEX "import_row_workspace_id_use_case_id_idx" ON "import_row"("workspace_id", "use_case_id");
