-- AlterTable
ALTER TABLE "tool" ADD COLUMN     "hash" TEXT,
ADD COLUMN     "server_tool_id" UUID;

-- CreateTable
CREATE TABLE "server" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "address" TEXT,
    "package" TEXT,
    "environment" TEXT NOT NULL,
    "identity_model" TEXT NOT NULL,
    "data_classes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_why" TEXT,

    CONSTRAINT "server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_system" (
    "workspace_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,

    CONSTRAINT "server_system_pkey" PRIMARY KEY ("server_id","system_id")
);

-- CreateTable
CREATE TABLE "use_case_server" (
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,

    CONSTRAINT "use_case_server_pkey" PRIMARY KEY ("use_case_id","server_id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "read_by_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,
    "last_read_at" TIMESTAMPTZ(3) NOT NULL,
    "tool_count" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_tool" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "derived_tier" TEXT NOT NULL,
    "declared_tier" TEXT,
    "declared_by_id" UUID,
    "declared_at" TIMESTAMPTZ(3),
    "declared_why" TEXT NOT NULL DEFAULT '',
    "data_classes" TEXT[],
    "fields" TEXT[],
    "identity_model" TEXT,
    "approved_hash" TEXT,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "server_tool_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "server_workspace_id_owner_id_idx" ON "server"("workspace_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "server_workspace_id_id_key" ON "server"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "server_workspace_id_name_key" ON "server"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "server_system_workspace_id_system_id_idx" ON "server_system"("workspace_id", "system_id");

-- CreateIndex
CREATE INDEX "use_case_server_workspace_id_server_id_idx" ON "use_case_server"("workspace_id", "server_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_workspace_id_id_key" ON "contract"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_server_id_number_key" ON "contract"("server_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "server_tool_workspace_id_id_key" ON "server_tool"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "server_tool_server_id_name_key" ON "server_tool"("server_id", "name");

-- CreateIndex
CREATE INDEX "tool_workspace_id_server_tool_id_idx" ON "tool"("workspace_id", "server_tool_id");

-- AddForeignKey
ALTER TABLE "server" ADD CONSTRAINT "server_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server" ADD CONSTRAINT "server_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_system" ADD CONSTRAINT "server_system_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_system" ADD CONSTRAINT "server_system_workspace_id_system_id_fkey" FOREIGN KEY ("workspace_id", "system_id") REFERENCES "system"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_server" ADD CONSTRAINT "use_case_server_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_server" ADD CONSTRAINT "use_case_server_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_tool" ADD CONSTRAINT "server_tool_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool" ADD CONSTRAINT "tool_workspace_id_server_tool_id_fkey" FOREIGN KEY ("workspace_id", "server_tool_id") REFERENCES "server_tool"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- A server is revoked, never deleted, and what it once said stays as it was read.
GRANT SELECT, INSERT, UPDATE ON "server", "server_tool" TO airworthy_app;
GRANT SELECT, INSERT, UPDATE (last_read_at) ON "contract" TO airworthy_app;
GRANT SELECT, INSERT, DELETE ON "server_system", "use_case_server" TO airworthy_app;

ALTER TABLE "server" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "server_system" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server_system" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "use_case_server" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "use_case_server" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "contract" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "contract" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
ALTER TABLE "server_tool" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server_tool" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));

ALTER TABLE "server"
  ADD CHECK (char_length(name) BETWEEN 2 AND 120),
  ADD CHECK (num_nonnulls(address, package) > 0),
  -- Only http and https, and no password within.
  ADD CHECK (address ~ '^https?://[^@/]+(/|$)'),
  ADD CHECK (environment IN ('production', 'test', 'development')),
  ADD CHECK (identity_model IN ('end-user', 'service-account', 'delegated')),
  ADD CHECK (data_classes <@ ARRAY['public', 'internal', 'confidential', 'personal', 'regulated'] AND cardinality(data_classes) > 0),
  ADD CHECK (num_nonnulls(revoked_at, revoked_by_id, revoked_why) IN (0, 3));
ALTER TABLE "contract"
  ADD CHECK (number > 0),
  ADD CHECK (source IN ('pasted', 'http', 'command')),
  ADD CHECK (hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK (tool_count >= 0);
ALTER TABLE "server_tool"
  ADD CHECK (hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK (approved_hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK (derived_tier IN ('read-only', 'draft', 'reversible-write', 'irreversible')),
  ADD CHECK (declared_tier IN ('read-only', 'draft', 'reversible-write', 'irreversible')),
  ADD CHECK (identity_model IN ('end-user', 'service-account', 'delegated')),
  ADD CHECK (data_classes <@ ARRAY['public', 'internal', 'confidential', 'personal', 'regulated']),
  ADD CHECK (num_nonnulls(declared_tier, declared_by_id, declared_at) IN (0, 3)),
  ADD CHECK (num_nonnulls(approved_hash, approved_by_id, approved_at) IN (0, 3)),
  -- Below what was derived only by somebody who says why.
  ADD CHECK (
    declared_tier IS NULL OR declared_why <> ''
    OR array_position(ARRAY['read-only', 'draft', 'reversible-write', 'irreversible'], declared_tier)
      >= array_position(ARRAY['read-only', 'draft', 'reversible-write', 'irreversible'], derived_tier)
  );
ALTER TABLE "tool" ADD CHECK (hash IS NULL OR (server_tool_id IS NOT NULL AND hash ~ '^[0-9a-f]{64}$'));
