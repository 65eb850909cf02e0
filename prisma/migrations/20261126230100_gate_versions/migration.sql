-- CreateTable
CREATE TABLE "gate_policy" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_by_id" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,

    CONSTRAINT "gate_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gate_policy_draft" (
    "workspace_id" UUID NOT NULL,
    "definition" JSONB NOT NULL,
    "state" UUID NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gate_policy_draft_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "gate_policy_workspace_id_version_key" ON "gate_policy"("workspace_id", "version");

-- AddForeignKey
ALTER TABLE "gate_policy" ADD CONSTRAINT "gate_policy_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_policy" ADD CONSTRAINT "gate_policy_workspace_id_published_by_id_fkey" FOREIGN KEY ("workspace_id", "published_by_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_policy_draft" ADD CONSTRAINT "gate_policy_draft_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- Version 1 of each workspace takes over its two settings, lifted to the product's floors (lib/domain/stages/policy/thresholds.ts;
-- why, says decision 19); what was lifted, its note says.
INSERT INTO "gate_policy" (id, workspace_id, version, definition, published_at, note)
SELECT gen_random_uuid(), id, 1,
  jsonb_build_object(
    'thresholds', jsonb_build_object(
      'metrics', jsonb_build_object('least', 1, 'next', NULL),
      'scenarios', jsonb_build_object('least', 1, 'next', NULL),
      'pilot-size', jsonb_build_object('least', 1, 'next', NULL),
      'pilot-days', jsonb_build_object('least', greatest(pilot_min_days, 7), 'next', NULL),
      'readiness', jsonb_build_object('least', greatest(readiness_threshold, 70), 'next', NULL)
    ),
    'added', '[]'::jsonb
  ),
  now(),
  'Taken over from the settings of the workspace.'
    || CASE WHEN readiness_threshold < 70
      THEN ' Readiness for production was ' || readiness_threshold || ' % and is now 70 %, the floor of the product.' ELSE '' END
    || CASE WHEN pilot_min_days < 7
      THEN ' The least time of a pilot was ' || pilot_min_days || ' days and is now 7 days, the floor of the product.' ELSE '' END
FROM "workspace";

ALTER TABLE "workspace" DROP COLUMN "pilot_min_days", DROP COLUMN "readiness_threshold";

GRANT SELECT, INSERT ON "gate_policy" TO airworthy_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "gate_policy_draft" TO airworthy_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gate_policy', 'gate_policy_draft']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

ALTER TABLE "gate_policy" ADD CHECK (version > 0);
-- Nobody goes below the product's floor, whatever way a version comes in.
ALTER TABLE "gate_policy" ADD CONSTRAINT "gate_policy_floor" CHECK (
  coalesce((definition #>> '{thresholds,metrics,least}')::numeric >= 1, false)
  AND coalesce((definition #>> '{thresholds,scenarios,least}')::numeric >= 1, false)
  AND coalesce((definition #>> '{thresholds,pilot-size,least}')::numeric >= 1, false)
  AND coalesce((definition #>> '{thresholds,pilot-days,least}')::numeric >= 7, false)
  AND coalesce((definition #>> '{thresholds,readiness,least}')::numeric >= 70, false)
);

-- A published gate policy never changes.
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "gate_policy" FOR EACH ROW EXECUTE FUNCTION refuse_change();
