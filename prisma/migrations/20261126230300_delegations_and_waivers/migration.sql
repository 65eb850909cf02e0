-- AlterTable
ALTER TABLE "waiver" ADD COLUMN     "compensating_control" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "extends_id" UUID;

-- AlterTable
ALTER TABLE "risk" ADD COLUMN     "acceptance_stale_at" TIMESTAMPTZ(3),
ADD COLUMN     "accepted_impact" SMALLINT,
ADD COLUMN     "accepted_likelihood" SMALLINT;

-- AlterTable
ALTER TABLE "sign_off" ADD COLUMN     "behalf_of_id" UUID;

-- AlterTable
ALTER TABLE "use_case" ADD COLUMN     "area_waived" SMALLINT[];

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "max_waiver_days" INTEGER NOT NULL DEFAULT 180;

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_workspace_id_member_id_idx" ON "delegation"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "delegation_workspace_id_deputy_id_idx" ON "delegation"("workspace_id", "deputy_id");

-- CreateIndex
CREATE UNIQUE INDEX "waiver_workspace_id_id_key" ON "waiver"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_workspace_id_extends_id_fkey" FOREIGN KEY ("workspace_id", "extends_id") REFERENCES "waiver"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_deputy_id_fkey" FOREIGN KEY ("workspace_id", "deputy_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON "delegation" TO airworthy_app;

ALTER TABLE "delegation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "delegation" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));

ALTER TABLE "delegation"
  ADD CHECK (member_id <> deputy_id),
  ADD CHECK (ends_on >= starts_on),
  ADD CHECK ((ended_at IS NULL) = (ended_by_id IS NULL));

-- Who decided for whom stays as it was: a delegation is ended, never rewritten.
CREATE FUNCTION delegation_only_ends() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF OLD.ended_at IS NOT NULL
      OR to_jsonb(NEW) - 'ended_at' - 'ended_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'ended_at' - 'ended_by_id'
    THEN
      RAISE EXCEPTION 'a delegation can only be ended, once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END
  $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON "delegation" FOR EACH ROW EXECUTE FUNCTION delegation_only_ends();

ALTER TABLE "sign_off" ADD CHECK (behalf_of_id IS NULL OR behalf_of_id <> member_id);
ALTER TABLE "workspace" ADD CHECK (max_waiver_days BETWEEN 1 AND 180);
ALTER TABLE "waiver" ADD CHECK (extends_id IS NULL OR extends_id <> id);

-- An acceptance keeps the rating that it was given on. Until now one that was judged otherwise lost its acceptance, so what
-- is accepted is accepted as it is rated.
UPDATE "risk" SET accepted_likelihood = likelihood, accepted_impact = impact WHERE accepted_at IS NOT NULL;
ALTER TABLE "risk"
  ADD CHECK ((accepted_at IS NULL) = (accepted_likelihood IS NULL)),
  ADD CHECK ((accepted_at IS NULL) = (accepted_impact IS NULL)),
  ADD CHECK (acceptance_stale_at IS NULL OR accepted_at IS NOT NULL);

-- What is overdue, in the whole workspace: few rows among many.
CREATE INDEX "condition_open" ON "condition" (workspace_id, due_on) WHERE done_at IS NULL;

-- Waived items by area, of what is there already, as lib/db/derived.ts computes them: approved, in force, allowed in the tier, and
-- not done by itself. `derived:verify` compares.
WITH area (prefix, place) AS (
  SELECT * FROM unnest(ARRAY['ID', 'TS', 'DM', 'OB', 'SE', 'CM', 'HF']) WITH ORDINALITY
), waived AS (
  SELECT DISTINCT w.use_case_id, w.subject, split_part(w.subject, '-', 1) AS prefix
  FROM waiver w
  JOIN use_case u ON u.id = w.use_case_id
  LEFT JOIN checklist_item i ON i.use_case_id = w.use_case_id AND i.item_id = w.subject
  WHERE w.decision = 'approved' AND w.subject <> 'verdict'
    AND w.expires_on >= (now() AT TIME ZONE 'UTC')::date
    AND NOT (w.subject IN ('ID-2', 'TS-5', 'HF-1') AND coalesce(u.effective_tier, 'irreversible') = 'irreversible')
    AND coalesce(i.state, 'open') <> 'not-applicable'
    AND NOT (coalesce(i.state, 'open') = 'satisfied' AND EXISTS (
      SELECT FROM evidence e
      WHERE e.use_case_id = w.use_case_id AND e.item_id = w.subject AND e.withdrawn_at IS NULL
        AND (e.expires_on IS NULL OR e.expires_on >= (now() AT TIME ZONE 'UTC')::date)
        AND (i.confirmed_at IS NULL OR e.created_at <= i.confirmed_at)))
)
UPDATE use_case u SET area_waived = (
  SELECT array_agg((SELECT count(*) FROM waived w WHERE w.use_case_id = u.id AND w.prefix = area.prefix)::smallint ORDER BY area.place)
  FROM area
);
