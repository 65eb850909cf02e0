-- CreateTable
CREATE TABLE "server_telemetry" (
    "server_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "last_call_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "server_telemetry_pkey" PRIMARY KEY ("server_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "server_telemetry_workspace_id_server_id_key" ON "server_telemetry"("workspace_id", "server_id");

-- AddForeignKey
ALTER TABLE "server_telemetry" ADD CONSTRAINT "server_telemetry_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "server"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON "server_telemetry" TO airworthy_app;
ALTER TABLE "server_telemetry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "server_telemetry" USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
-- Facts alone: a list that a person can read, never what was sent.
ALTER TABLE "server_telemetry" ADD CHECK (jsonb_typeof(findings) = 'array' AND jsonb_array_length(findings) <= 100);

ALTER TABLE "machine_token" DROP CONSTRAINT machine_token_may_check;
ALTER TABLE "machine_token" ADD CONSTRAINT machine_token_may_check CHECK (may IN ('gate', 'contracts', 'telemetry'));
