-- CreateIndex
-- Writes wait while it is built. On a large trail, make it before, without a lock: docs/operations.md, "Ten million events".
CREATE INDEX IF NOT EXISTS "event_workspace_id_chain_seq_idx" ON "event"("workspace_id", "chain", "seq");
