-- CreateTable
CREATE TABLE "stage_period" (
    "use_case_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "visit" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "monthly_value" DECIMAL(14,2),
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_period_pkey" PRIMARY KEY ("use_case_id","number")
);

-- CreateIndex
CREATE INDEX "stage_period_workspace_id_began_at_idx" ON "stage_period"("workspace_id", "began_at");

-- AddForeignKey
ALTER TABLE "stage_period" ADD CONSTRAINT "stage_period_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- At most one present period; found at every write.
CREATE UNIQUE INDEX "stage_period_present" ON "stage_period" (use_case_id) WHERE ended_at IS NULL;
ALTER TABLE "stage_period" ADD CONSTRAINT "stage_period_ends_after_it_began" CHECK (ended_at >= began_at);
GRANT SELECT ON "stage_period" TO airworthy_app;
ALTER TABLE "stage_period" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "stage_period" USING (workspace_id = (SELECT current_workspace()));

-- The one writer. A write raises the version last, when all it did is in the row; only what makes a use case writes the row
-- twice at version 1.
CREATE FUNCTION keep_stage_period() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  AS $$
  DECLARE present stage_period;
  BEGIN
    SELECT * INTO present FROM stage_period WHERE use_case_id = NEW.id AND ended_at IS NULL;
    IF NOT found THEN
      INSERT INTO stage_period (use_case_id, workspace_id, number, visit, stage, verified, monthly_value, began_at)
        VALUES (NEW.id, NEW.workspace_id, 1, 1, NEW.stage, NEW.reported_stage IS NULL, NEW.monthly_value, NEW.created_at);
    ELSIF NEW.version = 1 THEN
      UPDATE stage_period SET verified = NEW.reported_stage IS NULL, monthly_value = NEW.monthly_value
        WHERE use_case_id = NEW.id AND number = present.number;
    ELSIF (present.stage, present.verified, present.monthly_value)
        IS DISTINCT FROM (NEW.stage, NEW.reported_stage IS NULL, NEW.monthly_value) THEN
      UPDATE stage_period SET ended_at = greatest(NEW.updated_at, present.began_at)
        WHERE use_case_id = NEW.id AND number = present.number;
      INSERT INTO stage_period (use_case_id, workspace_id, number, visit, stage, verified, monthly_value, began_at)
        VALUES (
          NEW.id, NEW.workspace_id, present.number + 1, present.visit + (present.stage <> NEW.stage)::int, NEW.stage,
          NEW.reported_stage IS NULL, NEW.monthly_value, greatest(NEW.updated_at, present.began_at)
        );
    END IF;
    RETURN NULL;
  END
  $$;
-- Generated use cases (npm run seed:large) begin in any stage and bring their periods with them.
CREATE TRIGGER keep_first_period AFTER INSERT ON "use_case" FOR EACH ROW WHEN (NEW.stage = 'candidate')
  EXECUTE FUNCTION keep_stage_period();
CREATE TRIGGER keep_stage_period AFTER UPDATE ON "use_case" FOR EACH ROW
  WHEN (NEW.version <> OLD.version OR NEW.version = 1) EXECUTE FUNCTION keep_stage_period();

-- The time before, from the trail: every move of a stage. What a use case was worth then, and whether it was verified, is not in
-- it; there the present stands for the past.
WITH moved AS (
  SELECT e.chain AS use_case_id, e.at, e.data ->> 'to' AS stage, row_number() OVER (PARTITION BY e.chain ORDER BY e.seq) AS place
  FROM "event" e WHERE e.type = 'stage.moved'
), begun AS (
  SELECT u.id AS use_case_id, u.created_at AS at,
    coalesce((SELECT e.data ->> 'from' FROM "event" e WHERE e.chain = u.id AND e.type = 'stage.moved' ORDER BY e.seq LIMIT 1), u.stage) AS stage,
    0 AS place
  FROM "use_case" u
  UNION ALL SELECT use_case_id, at, stage, place FROM moved
)
INSERT INTO "stage_period" (use_case_id, workspace_id, number, visit, stage, verified, monthly_value, began_at, ended_at)
  SELECT u.id, u.workspace_id, b.place + 1, b.place + 1, b.stage, u.reported_stage IS NULL, u.monthly_value, b.at,
    lead(b.at) OVER (PARTITION BY u.id ORDER BY b.place)
  FROM begun b JOIN "use_case" u ON u.id = b.use_case_id;
