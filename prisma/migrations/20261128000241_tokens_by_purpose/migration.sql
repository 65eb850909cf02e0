-- AlterTable
ALTER TABLE "server" ADD COLUMN     "approved_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scopes_stated" BOOLEAN NOT NULL DEFAULT false;

-- DropIndex
DROP INDEX "server_secret_workspace_id_server_id_key";

-- AlterTable
-- Those that are there are what their servers are asked with.
ALTER TABLE "server_secret" DROP CONSTRAINT "server_secret_pkey",
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'ask',
ADD CONSTRAINT "server_secret_pkey" PRIMARY KEY ("server_id", "purpose");
ALTER TABLE "server_secret" ALTER COLUMN "purpose" DROP DEFAULT;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

ALTER TABLE "server" ADD CHECK (scopes_stated OR approved_scopes = '{}');
ALTER TABLE "server_secret" ADD CHECK (purpose IN ('ask', 'other-audience', 'fewer-scopes'));
