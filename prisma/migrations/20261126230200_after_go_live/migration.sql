-- AlterTable
ALTER TABLE "condition" ADD COLUMN     "review_id" UUID,
ALTER COLUMN "sign_off_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "use_case" ADD COLUMN     "next_review_on" DATE;

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "concluded_by_id" UUID,
    "concluded_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "attested_at" TIMESTAMPTZ(3) NOT NULL,
    "hashes" JSONB NOT NULL,
    "snapshot" JSONB NOT NULL,
    "lapsed_at" TIMESTAMPTZ(3),
    "lapsed_by" TEXT[],

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "noticed_on" DATE NOT NULL,
    "affected" TEXT NOT NULL,
    "suspended_from" TEXT,
    "suspended_to" TEXT,
    "reported_by_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT,
    "remedy" TEXT,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retirement_item" (
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "settled_by_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retirement_item_pkey" PRIMARY KEY ("use_case_id","item_id")
);

-- CreateIndex
CREATE INDEX "review_use_case_id_idx" ON "review"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_workspace_id_id_key" ON "review"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "attestation_review_id_idx" ON "attestation"("review_id");

-- CreateIndex
CREATE INDEX "incident_use_case_id_idx" ON "incident"("use_case_id");

-- CreateIndex
CREATE INDEX "condition_review_id_idx" ON "condition"("review_id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_workspace_id_review_id_fkey" FOREIGN KEY ("workspace_id", "review_id") REFERENCES "review"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retirement_item" ADD CONSTRAINT "retirement_item_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_workspace_id_review_id_fkey" FOREIGN KEY ("workspace_id", "review_id") REFERENCES "review"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON "review", "attestation", "incident", "retirement_item" TO airworthy_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['review', 'attestation', 'incident', 'retirement_item']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

ALTER TABLE "review"
  ADD CHECK (state IN ('open', 'concluded', 'dropped')),
  ADD CHECK (outcome IN ('continue', 'continue-with-conditions', 'go-back')),
  ADD CHECK ((state = 'concluded') = (outcome IS NOT NULL)),
  ADD CHECK ((outcome IS NULL) = (concluded_at IS NULL)),
  ADD CHECK ((outcome IS NULL) = (concluded_by_id IS NULL));
CREATE UNIQUE INDEX "review_open" ON "review" (use_case_id) WHERE state = 'open';
CREATE INDEX "review_running" ON "review" (workspace_id, use_case_id) WHERE state = 'open';
ALTER TABLE "attestation"
  ADD CHECK (role IN ('business', 'technical', 'security', 'data-governance')),
  ADD CHECK (answer IN ('still-true', 'no-longer')),
  ADD CHECK (answer = 'still-true' OR reason <> '');
-- A role attests once per review until its word lapses, and nobody for two roles.
CREATE UNIQUE INDEX "attestation_standing" ON "attestation" (review_id, role) WHERE lapsed_at IS NULL;
CREATE UNIQUE INDEX "attestation_one_role" ON "attestation" (review_id, member_id) WHERE lapsed_at IS NULL;
ALTER TABLE "condition" ADD CHECK (num_nonnulls(sign_off_id, review_id) = 1);
ALTER TABLE "incident"
  ADD CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CHECK (suspended_from IN ('pilot', 'go-live-review', 'production')),
  ADD CHECK (suspended_to IN ('pilot', 'parked')),
  ADD CHECK ((suspended_from IS NULL) = (suspended_to IS NULL)),
  ADD CHECK (num_nonnulls(cause, remedy, resolved_by_id, resolved_at) IN (0, 4));
ALTER TABLE "retirement_item"
  ADD CHECK (state IN ('done', 'not-applicable')),
  ADD CHECK (state = 'done' OR note <> '');

-- What was attested in an earlier transaction only lapses, and a resolved incident stays as it was told.
CREATE FUNCTION attestation_only_lapses() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF OLD.lapsed_at IS NOT NULL OR NEW.lapsed_at IS NULL
      OR (OLD.id, OLD.review_id, OLD.role, OLD.member_id, OLD.answer, OLD.reason, OLD.attested_at, OLD.hashes, OLD.snapshot)
        IS DISTINCT FROM
        (NEW.id, NEW.review_id, NEW.role, NEW.member_id, NEW.answer, NEW.reason, NEW.attested_at, NEW.hashes, NEW.snapshot)
    THEN
      RAISE EXCEPTION 'an attestation only lapses' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END
  $$;
CREATE TRIGGER only_lapses BEFORE UPDATE ON "attestation" FOR EACH ROW EXECUTE FUNCTION attestation_only_lapses();
CREATE FUNCTION incident_is_closed() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    RAISE EXCEPTION 'an incident that was resolved stays as it was told' USING ERRCODE = 'insufficient_privilege';
  END
  $$;
CREATE TRIGGER closed BEFORE UPDATE ON "incident" FOR EACH ROW WHEN (OLD.resolved_at IS NOT NULL)
  EXECUTE FUNCTION incident_is_closed();

-- Whose review is due, for the badge on every page and the list's filter; and what is not resolved.
CREATE INDEX "use_case_next_review" ON "use_case" (workspace_id, next_review_on) WHERE stage = 'production';
CREATE INDEX "incident_open" ON "incident" (workspace_id, use_case_id) WHERE resolved_at IS NULL;

-- The new derived column of what is in production already, as lib/db/derived.ts computes it.
UPDATE use_case SET next_review_on = ((stage_entered_at AT TIME ZONE 'UTC')::date + make_interval(months =>
  CASE effective_tier WHEN 'read-only' THEN 12 WHEN 'draft' THEN 6 WHEN 'reversible-write' THEN 3 ELSE 1 END))::date
WHERE stage = 'production';
