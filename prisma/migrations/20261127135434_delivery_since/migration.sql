-- Every delivery has said it since there are any; one without would tell four weeks, or since the report before it.
UPDATE "report_delivery" d SET since = coalesce(
  (SELECT max(e.due_at) FROM "report_delivery" e WHERE e.schedule_id = d.schedule_id AND e.due_at < d.due_at),
  d.due_at - interval '28 days'
) WHERE since IS NULL;

-- AlterTable
ALTER TABLE "report_delivery" ALTER COLUMN "since" SET NOT NULL;
