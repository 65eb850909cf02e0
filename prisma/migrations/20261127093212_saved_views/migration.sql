-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "state" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_view" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "role" TEXT,
    "member_id" UUID,
    "view_id" UUID,

    CONSTRAINT "opening_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_workspace_id_member_id_idx" ON "saved_view"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_workspace_id_id_key" ON "saved_view"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "opening_view_workspace_id_view_id_idx" ON "opening_view"("workspace_id", "view_id");

-- CreateIndex
CREATE UNIQUE INDEX "opening_view_workspace_id_role_key" ON "opening_view"("workspace_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "opening_view_workspace_id_member_id_key" ON "opening_view"("workspace_id", "member_id");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_view" ADD CONSTRAINT "opening_view_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_view" ADD CONSTRAINT "opening_view_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_view" ADD CONSTRAINT "opening_view_workspace_id_view_id_fkey" FOREIGN KEY ("workspace_id", "view_id") REFERENCES "saved_view"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view", "opening_view" TO airworthy_app;

-- The member whose private rows the transaction sees (lib/db/workspace-transaction.ts); an empty string as above.
CREATE FUNCTION current_member() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.member', true), '')::uuid $$;

-- A private view is its maker's, also for a query that forgets it.
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "saved_view"
  USING (workspace_id = (SELECT current_workspace()) AND (member_id IS NULL OR member_id = (SELECT current_member())))
  WITH CHECK (workspace_id = (SELECT current_workspace()) AND (member_id IS NULL OR member_id = (SELECT current_member())));
ALTER TABLE "opening_view" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "opening_view" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));

ALTER TABLE "saved_view" ADD CHECK (char_length(name) BETWEEN 2 AND 60), ADD CHECK (char_length(query) <= 2000);
ALTER TABLE "opening_view"
  ADD CHECK (role IN ('admin', 'architect', 'contributor', 'viewer')),
  ADD CHECK (num_nonnulls(role, member_id) = 1),
  -- Only a member may prefer the plain list; for a role that is no row.
  ADD CHECK (role IS NULL OR view_id IS NOT NULL);
