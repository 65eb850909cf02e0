-- CreateTable
CREATE TABLE "share_link" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "cards" TEXT[],
    "names" BOOLEAN NOT NULL,
    "filter" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "opens" INTEGER NOT NULL DEFAULT 0,
    "last_opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "share_link_token_hash_key" ON "share_link"("token_hash");

-- CreateIndex
CREATE INDEX "share_link_workspace_id_created_at_idx" ON "share_link"("workspace_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_created_by_id_fkey" FOREIGN KEY ("workspace_id", "created_by_id") REFERENCES "member"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The rest is written by hand.
GRANT SELECT, INSERT, UPDATE ON "share_link" TO airworthy_app;
ALTER TABLE "share_link" ENABLE ROW LEVEL SECURITY;
-- Like an invitation it is opened before any workspace is known, by an identity transaction, which sees nothing of a use case.
CREATE POLICY in_workspace ON "share_link" USING (workspace_id = (SELECT current_workspace()) OR (SELECT in_identity()))
  WITH CHECK (workspace_id = (SELECT current_workspace()) OR (SELECT in_identity()));

-- No link is for longer than 90 days, and none shows nothing.
ALTER TABLE "share_link"
  ADD CHECK (expires_at > created_at AND expires_at <= created_at + interval '2160 hours'),
  ADD CHECK (cardinality(cards) > 0),
  ADD CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL)),
  ADD CHECK ((opens = 0) = (last_opened_at IS NULL));

-- What it shows is what was chosen when it was made: it is counted, and revoked once.
CREATE FUNCTION share_link_only_ends() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF OLD.revoked_at IS NOT NULL
      OR to_jsonb(NEW) - '{revoked_at,revoked_by_id,opens,last_opened_at}'::text[]
        IS DISTINCT FROM to_jsonb(OLD) - '{revoked_at,revoked_by_id,opens,last_opened_at}'::text[]
    THEN
      RAISE EXCEPTION 'a share link can only be counted and revoked' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END
  $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON "share_link" FOR EACH ROW EXECUTE FUNCTION share_link_only_ends();
