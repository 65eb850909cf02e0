-- CreateIndex
CREATE INDEX "event_workspace_id_chain_seq_idx" ON "event"("workspace_id", "chain", "seq");
