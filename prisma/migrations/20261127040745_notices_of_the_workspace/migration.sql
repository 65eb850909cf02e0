-- Some of what people are told is about the workspace: who stands in for whom.
ALTER TABLE "notification" ALTER COLUMN "use_case_id" DROP NOT NULL;
