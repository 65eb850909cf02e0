-- AlterTable
ALTER TABLE "checklist_item" ADD COLUMN     "renew_from" TIMESTAMPTZ(3),
ADD COLUMN     "runs_out_on" DATE;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "mailing" TEXT NOT NULL DEFAULT 'immediately';

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "thing" TEXT,
    "comment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" BOOLEAN NOT NULL DEFAULT false,
    "mail_id" UUID,
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "item_id" TEXT,
    "risk_id" UUID,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentioned" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_member_id_created_at_id_idx" ON "notification"("member_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_use_case_id_idx" ON "notification"("use_case_id");

-- CreateIndex
CREATE INDEX "notification_workspace_id_created_at_idx" ON "notification"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_member_id_kind_cause_key" ON "notification"("member_id", "kind", "cause");

-- CreateIndex
CREATE INDEX "comment_use_case_id_id_idx" ON "comment"("use_case_id", "id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON "notification" TO airworthy_app;
GRANT SELECT, INSERT, UPDATE ON "comment" TO airworthy_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notification', 'comment']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY in_workspace ON %I USING (workspace_id = (SELECT current_workspace())) '
      'WITH CHECK (workspace_id = (SELECT current_workspace()))', name);
  END LOOP;
END
$$;

ALTER TABLE "member" ADD CHECK (mailing IN ('immediately', 'daily', 'none'));
ALTER TABLE "notification"
  ADD CHECK (mailed_at IS NULL OR mail_id IS NOT NULL AND NOT mail),
  ADD CHECK (mail_id IS NULL OR mail OR mailed_at IS NOT NULL);
ALTER TABLE "comment"
  ADD CHECK (num_nonnulls(item_id, risk_id) <= 1),
  ADD CHECK (char_length(body) <= 5000),
  ADD CHECK ((removed_at IS NULL) = (removed_by_id IS NULL)),
  ADD CHECK ((removed_at IS NULL) = (body <> ''));

-- The bell counts these on every page.
CREATE INDEX "notification_unread" ON "notification" (member_id) WHERE read_at IS NULL;
-- What is left to be mailed, looked for every few minutes.
CREATE INDEX "notification_to_mail" ON "notification" (workspace_id, member_id) WHERE mail;
-- When somebody was last reminded of a thing.
CREATE INDEX "notification_reminder" ON "notification" (use_case_id, member_id, thing, created_at) WHERE kind = 'reminded';

-- "My work" and its badge go by what waits, not by all there is: each of these holds only what still waits.
CREATE INDEX "checklist_item_submitted" ON "checklist_item" (use_case_id) WHERE state = 'submitted';
-- CASE rather than COALESCE, which the planner takes for leaky: under row-level security it would not look it up in an index.
CREATE INDEX "checklist_item_to_renew" ON "checklist_item"
  (workspace_id, (CASE WHEN assignee_id IS NULL THEN submitted_by_id ELSE assignee_id END), renew_from)
  WHERE state = 'satisfied' AND renew_from IS NOT NULL;
CREATE INDEX "waiver_undecided" ON "waiver" (use_case_id) WHERE decision IS NULL;
CREATE INDEX "waiver_to_renew" ON "waiver" (workspace_id, requested_by_id, expires_on) WHERE decision = 'approved';
CREATE INDEX "condition_unmet" ON "condition" (workspace_id, owner_id) WHERE done_at IS NULL;

-- As lib/db/renewal.ts keeps it, of what is there already.
UPDATE checklist_item i SET (renew_from, runs_out_on) = (
  SELECT
    CASE WHEN count(*) = 0 THEN i.confirmed_at WHEN bool_and(e.expires_on IS NOT NULL) THEN
      max(e.created_at + 0.8 * (((e.expires_on + 1)::timestamp AT TIME ZONE 'UTC') - e.created_at)) END,
    CASE WHEN bool_and(e.expires_on IS NOT NULL) THEN max(e.expires_on) END
  FROM evidence e
  WHERE e.use_case_id = i.use_case_id AND e.item_id = i.item_id AND e.withdrawn_at IS NULL AND e.created_at <= i.confirmed_at
) WHERE i.state = 'satisfied';
