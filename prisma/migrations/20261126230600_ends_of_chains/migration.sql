-- AlterTable
ALTER TABLE "use_case" ADD COLUMN     "went_live_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "chain_end" (
    "chain" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "chain_end_pkey" PRIMARY KEY ("chain")
);

-- CreateIndex
CREATE INDEX "chain_end_workspace_id_idx" ON "chain_end"("workspace_id");

-- CreateIndex
CREATE INDEX "evidence_revision_workspace_id_file_id_idx" ON "evidence_revision"("workspace_id", "file_id");

-- CreateIndex
CREATE INDEX "citation_workspace_id_revision_id_idx" ON "citation"("workspace_id", "revision_id");

-- CreateIndex
CREATE INDEX "waiver_workspace_id_extends_id_idx" ON "waiver"("workspace_id", "extends_id");

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- What has been in production here is retired, not rejected.
UPDATE "use_case" u SET went_live_at = e.at
FROM (SELECT chain, min(at) AS at FROM "event" WHERE type = 'stage.moved' AND data ->> 'to' = 'production' GROUP BY chain) e
WHERE e.chain = u.id;

-- Where each chain ends, so that events cut off at the end are missed. The app reads it; only the trigger writes it.
INSERT INTO "chain_end" (chain, workspace_id, seq, hash)
  SELECT DISTINCT ON (chain) chain, workspace_id, seq, hash FROM "event" ORDER BY chain, seq DESC;
GRANT SELECT ON "chain_end" TO airworthy_app;
ALTER TABLE "chain_end" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "chain_end" USING (workspace_id = (SELECT current_workspace()));
CREATE FUNCTION note_chain_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  AS $$
  BEGIN
    INSERT INTO chain_end (chain, workspace_id, seq, hash) VALUES (NEW.chain, NEW.workspace_id, NEW.seq, NEW.hash)
      ON CONFLICT (chain) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash WHERE chain_end.seq < EXCLUDED.seq;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER note_chain_end AFTER INSERT ON "event" FOR EACH ROW EXECUTE FUNCTION note_chain_end();

-- What was attested only lapses, what was resolved stays as told, and the bytes of a whole file are what was hashed.
REVOKE DELETE ON "attestation", "incident" FROM airworthy_app;
CREATE FUNCTION file_is_whole() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM stored_file f JOIN evidence_revision r ON r.file_id = f.id
      WHERE f.id = coalesce(NEW.file_id, OLD.file_id) AND f.completed_at IS NOT NULL
    ) THEN
      RAISE EXCEPTION 'a file that is evidence stays as it is' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
  END
  $$;
CREATE TRIGGER whole BEFORE INSERT OR DELETE ON "stored_file_chunk" FOR EACH ROW EXECUTE FUNCTION file_is_whole();
