-- AlterTable
ALTER TABLE "assessment" ADD COLUMN     "rescored_from_id" UUID,
ADD COLUMN     "round_id" UUID;

-- AlterTable
ALTER TABLE "rating" ADD COLUMN     "links" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "use_case" ADD COLUMN     "climbs" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "effective_tier" TEXT,
ADD COLUMN     "model_version" INTEGER;

-- CreateTable
CREATE TABLE "scoring_model_draft" (
    "workspace_id" UUID NOT NULL,
    "definition" JSONB NOT NULL,
    "state" UUID NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scoring_model_draft_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "scoring_round" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "due_on" DATE,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_by_id" UUID,
    "revealed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "outcome_id" UUID,

    CONSTRAINT "scoring_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorer" (
    "workspace_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "factors" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorer_pkey" PRIMARY KEY ("round_id","member_id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "workspace_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "factor" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("round_id","factor")
);

-- CreateIndex
CREATE INDEX "scoring_round_use_case_id_idx" ON "scoring_round"("use_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_round_workspace_id_id_key" ON "scoring_round"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "scorer_workspace_id_member_id_idx" ON "scorer"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "condition_workspace_id_owner_id_idx" ON "condition"("workspace_id", "owner_id");

-- AddForeignKey
ALTER TABLE "scoring_model_draft" ADD CONSTRAINT "scoring_model_draft_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoring_round" ADD CONSTRAINT "scoring_round_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoring_round" ADD CONSTRAINT "scoring_round_workspace_id_model_id_fkey" FOREIGN KEY ("workspace_id", "model_id") REFERENCES "scoring_model"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer" ADD CONSTRAINT "scorer_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "scoring_round"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer" ADD CONSTRAINT "scorer_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "scoring_round"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON "scoring_model_draft", "scoring_round", "scorer", "reconciliation" TO airworthy_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['scoring_model_draft', 'scoring_round', 'scorer', 'reconciliation']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

ALTER TABLE "scoring_round"
  ADD CHECK (state IN ('open', 'revealed', 'agreed', 'cancelled')),
  ADD CHECK ((revealed_at IS NULL) = (revealed_by_id IS NULL)),
  ADD CHECK ((closed_at IS NOT NULL) = (state IN ('agreed', 'cancelled'))),
  ADD CHECK (state NOT IN ('revealed', 'agreed') OR revealed_at IS NOT NULL);
CREATE UNIQUE INDEX "scoring_round_running" ON "scoring_round" (use_case_id) WHERE state IN ('open', 'revealed');
ALTER TABLE "scorer" ADD CHECK (cardinality(factors) > 0 AND factors <@ ARRAY['business-value', 'data-sensitivity',
  'action-risk', 'system-complexity', 'user-group', 'measurement']);
ALTER TABLE "reconciliation"
  ADD CHECK (level BETWEEN 1 AND 5),
  ADD CHECK (factor IN ('business-value', 'data-sensitivity', 'action-risk', 'system-complexity', 'user-group', 'measurement'));
ALTER TABLE "use_case" ADD CHECK (effective_tier IN ('read-only', 'draft', 'reversible-write', 'irreversible'));

-- A person has one draft of a use case: two windows that save at once write into the same.
CREATE UNIQUE INDEX "assessment_draft" ON "assessment" (use_case_id, assessor_id) WHERE state = 'draft';

-- What was handed in by an earlier transaction does not change any more. Removing the assessment itself, as undoing an import does, takes it along.
CREATE FUNCTION rating_is_frozen() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM assessment
      WHERE id IN (NEW.assessment_id, OLD.assessment_id) AND state <> 'draft' AND xmin <> pg_current_xact_id()::xid
    ) THEN
      RAISE EXCEPTION 'an assessment that was handed in is frozen' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
  END
  $$;
-- And it goes one way: handed in, agreed, superseded; only what is handed in is taken back.
CREATE FUNCTION assessment_moves_on() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF NEW.id <> OLD.id OR NEW.use_case_id <> OLD.use_case_id OR NEW.assessor_id <> OLD.assessor_id
      OR (OLD.state, NEW.state) NOT IN (
        ('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'draft'), ('submitted', 'agreed'), ('agreed', 'superseded')
      )
    THEN
      RAISE EXCEPTION 'an assessment does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END
  $$;
CREATE TRIGGER moves_on BEFORE UPDATE ON "assessment" FOR EACH ROW EXECUTE FUNCTION assessment_moves_on();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON "rating" FOR EACH ROW EXECUTE FUNCTION rating_is_frozen();

-- The ladder looks for one in production, of one tier, by key; and for those that wait for it.
CREATE INDEX "use_case_rung" ON "use_case" (workspace_id, effective_tier, key) WHERE stage = 'production';
CREATE INDEX "use_case_climbs" ON "use_case" (workspace_id, key) WHERE climbs;
-- Scored under an older model.
CREATE INDEX "use_case_model_version" ON "use_case" (workspace_id, model_version, key) WHERE model_version IS NOT NULL;

-- The new derived columns of what is there already, as lib/db/derived.ts computes them.
UPDATE use_case u SET effective_tier = (
  SELECT tier FROM (
    SELECT u.action_tier AS tier UNION ALL SELECT t.tier FROM tool t WHERE t.use_case_id = u.id
  ) stated
  ORDER BY array_position(ARRAY['read-only', 'draft', 'reversible-write', 'irreversible'], tier) DESC
  LIMIT 1
) WHERE action_tier IS NOT NULL;
UPDATE use_case u SET model_version = m.version, climbs = u.verdict IN ('not-first', 'next-step')
  AND coalesce(u.effective_tier, 'read-only') <> 'read-only'
  AND cardinality(array_positions(u.ratings, 1::smallint)) = 1
  AND (u.ratings[3] = 1 OR u.ratings[5] = 1)
  AND (
    SELECT round(sum((m.definition -> 'weights' ->> f.factor)::numeric * (u.ratings[f.place] - 1) / 4 * 100), 9)
    FROM unnest(ARRAY['business-value', 'data-sensitivity', 'action-risk', 'system-complexity', 'user-group', 'measurement'])
      WITH ORDINALITY AS f (factor, place)
  ) >= (m.definition ->> 'notBelow')::numeric
FROM assessment a JOIN scoring_model m ON m.id = a.model_id
WHERE a.use_case_id = u.id AND a.state = 'agreed';
