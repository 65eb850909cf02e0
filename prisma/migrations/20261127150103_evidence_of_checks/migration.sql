-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "server_id" UUID;

-- AlterTable
ALTER TABLE "evidence_revision" ALTER COLUMN "author_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "citation" ALTER COLUMN "cited_by_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "evidence_server_id_key" ON "evidence"("server_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
