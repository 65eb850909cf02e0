-- DropForeignKey
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_workspace_id_use_case_id_fkey";

-- DropForeignKey
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_workspace_id_file_id_fkey";

-- DropIndex
DROP INDEX "evidence_use_case_id_idx";

-- CreateTable
CREATE TABLE "evidence_revision" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "source" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" DATE,
    "held_on" DATE,
    "led_by" TEXT NOT NULL DEFAULT '',
    "seconds_to_safe" INTEGER,

    CONSTRAINT "evidence_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "evidence_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "cited_by_id" UUID NOT NULL,
    "cited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" DATE,
    "review" TEXT,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_reason" TEXT NOT NULL DEFAULT '',
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file_chunk" (
    "workspace_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_file_chunk_pkey" PRIMARY KEY ("file_id","place")
);

-- What there is becomes its own first revision, cited by the item that it was given for. All three keep the id that events and
-- signed snapshots know. --------------------------------------------------------------------------------------------

INSERT INTO "evidence_revision" (id, workspace_id, evidence_id, number, body, file_id, author_id, created_at, expires_on)
  SELECT id, workspace_id, id, 1, body, file_id, author_id, created_at, expires_on FROM "evidence";

-- What was there when its item was confirmed was accepted with it.
INSERT INTO "citation" (id, workspace_id, use_case_id, item_id, evidence_id, revision_id, cited_by_id, cited_at, expires_on,
                        review, reviewed_by_id, reviewed_at, withdrawn_at)
  SELECT e.id, e.workspace_id, e.use_case_id, e.item_id, e.id, e.id, e.author_id, e.created_at, e.expires_on,
         CASE WHEN i.item_id IS NOT NULL THEN 'accepted' END, i.confirmed_by_id, i.confirmed_at, e.withdrawn_at
  FROM "evidence" e
  LEFT JOIN "checklist_item" i ON i.use_case_id = e.use_case_id AND i.item_id = e.item_id AND i.state = 'satisfied'
    AND e.created_at <= i.confirmed_at;

INSERT INTO "stored_file_chunk" (workspace_id, file_id, place, bytes)
  SELECT f.workspace_id, f.id, place, substring(f.bytes FROM place * 262144 + 1 FOR 262144)
  FROM "stored_file" f, generate_series(0, (octet_length(f.bytes) - 1) / 262144) AS place
  WHERE octet_length(f.bytes) > 0;

-- AlterTable
ALTER TABLE "evidence" DROP COLUMN "author_id",
DROP COLUMN "body",
DROP COLUMN "expires_on",
DROP COLUMN "file_id",
DROP COLUMN "item_id",
DROP COLUMN "use_case_id",
DROP COLUMN "withdrawn_at",
ADD COLUMN     "drill" TEXT;

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "completed_at" TIMESTAMPTZ(3),
ADD COLUMN     "uploaded_by_id" UUID;
UPDATE "stored_file" SET completed_at = created_at;
ALTER TABLE "stored_file" DROP COLUMN "bytes";

-- CreateIndex
CREATE UNIQUE INDEX "evidence_revision_workspace_id_id_key" ON "evidence_revision"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_revision_evidence_id_number_key" ON "evidence_revision"("evidence_id", "number");

-- CreateIndex
CREATE INDEX "citation_use_case_id_idx" ON "citation"("use_case_id");

-- CreateIndex
CREATE INDEX "citation_evidence_id_idx" ON "citation"("evidence_id");

-- CreateIndex
CREATE INDEX "citation_workspace_id_item_id_cited_at_id_idx" ON "citation"("workspace_id", "item_id", "cited_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_workspace_id_id_key" ON "evidence"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "stored_file_workspace_id_uploaded_by_id_created_at_idx" ON "stored_file"("workspace_id", "uploaded_by_id", "created_at");

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "stored_file"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_workspace_id_revision_id_fkey" FOREIGN KEY ("workspace_id", "revision_id") REFERENCES "evidence_revision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file_chunk" ADD CONSTRAINT "stored_file_chunk_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "stored_file"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON "evidence_revision", "citation", "stored_file_chunk" TO airworthy_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evidence_revision', 'citation', 'stored_file_chunk']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

ALTER TABLE "evidence" DROP CONSTRAINT "evidence_kind_check",
  ADD CHECK (kind IN ('link', 'note', 'file', 'drill')),
  ADD CHECK (drill IN ('kill-switch', 'fallback', 'revocation')), ADD CHECK ((kind = 'drill') = (drill IS NOT NULL));
ALTER TABLE "evidence_revision" ADD CHECK (number > 0), ADD CHECK (seconds_to_safe >= 0);
ALTER TABLE "citation"
  ADD CHECK (review IN ('accepted', 'returned')),
  ADD CHECK ((review IS NULL) = (reviewed_by_id IS NULL)), ADD CHECK ((review IS NULL) = (reviewed_at IS NULL));
-- An item cites a revision once.
CREATE UNIQUE INDEX "citation_standing" ON "citation" (use_case_id, item_id, revision_id) WHERE withdrawn_at IS NULL;
-- What came after its item was confirmed, and waits to be reviewed.
CREATE INDEX "citation_unreviewed" ON "citation" (use_case_id) WHERE review IS NULL AND withdrawn_at IS NULL;
-- What runs out.
CREATE INDEX "citation_expiry" ON "citation" (workspace_id, expires_on) WHERE withdrawn_at IS NULL AND expires_on IS NOT NULL;
ALTER TABLE "stored_file" ADD CHECK (size BETWEEN 0 AND 10 * 1024 * 1024);
ALTER TABLE "stored_file_chunk" ADD CHECK (place BETWEEN 0 AND 39), ADD CHECK (octet_length(bytes) BETWEEN 1 AND 262144);

-- What somebody has given as evidence, and what somebody has signed, stays what it is.
REVOKE UPDATE, DELETE ON "evidence", "evidence_revision" FROM airworthy_app;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "evidence_revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE ON "stored_file" FOR EACH ROW WHEN (OLD.completed_at IS NOT NULL)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE ON "stored_file_chunk" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Evidence is looked up by words of its title, to be cited again; like matching_use_cases, and for the same reason.
CREATE INDEX "evidence_title_trgm" ON "evidence" USING gin (title gin_trgm_ops);
CREATE FUNCTION matching_evidence(patterns text[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT id FROM evidence
    WHERE workspace_id = (SELECT current_workspace()) AND title ILIKE patterns[1] AND title ILIKE ALL (patterns)
    ORDER BY created_at DESC LIMIT 300
  $$;
REVOKE ALL ON FUNCTION matching_evidence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matching_evidence TO airworthy_app;
