-- CreateTable
CREATE TABLE "use_case_tag" (
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "use_case_tag_pkey" PRIMARY KEY ("use_case_id","tag")
);

-- CreateIndex
CREATE INDEX "use_case_tag_workspace_id_tag_idx" ON "use_case_tag"("workspace_id", "tag");

-- AddForeignKey
ALTER TABLE "use_case_tag" ADD CONSTRAINT "use_case_tag_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

ALTER TABLE "use_case_tag" ADD CHECK (char_length(tag) BETWEEN 1 AND 80);

GRANT SELECT, INSERT, DELETE ON "use_case_tag" TO airworthy_app;

ALTER TABLE "use_case_tag" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "use_case_tag" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
