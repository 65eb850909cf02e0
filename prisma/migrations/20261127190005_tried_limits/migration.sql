-- AlterTable
ALTER TABLE "check_run" ADD COLUMN     "try_limits" BOOLEAN NOT NULL DEFAULT false;
