-- AlterTable
ALTER TABLE "event" ADD COLUMN     "txid" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "event_workspace_id_txid_idx" ON "event"("workspace_id", "txid");
