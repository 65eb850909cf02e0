-- Since when a tool has its part in a flow of data. Of those that were read before nobody knows: since their server is registered.
ALTER TABLE "server_tool" ADD COLUMN "traits_at" TIMESTAMPTZ(3);
UPDATE "server_tool" t SET "traits_at" = (SELECT s."created_at" FROM "server" s WHERE s."id" = t."server_id");
ALTER TABLE "server_tool" ALTER COLUMN "traits_at" SET NOT NULL;
