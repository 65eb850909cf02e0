-- What a table of all use cases comes to is computed anew on the first look after each write (lib/queries/use-case-totals.ts). Of rows of a
-- kilobyte it needs three numbers: from here it reads a thirteenth of the pages.
CREATE INDEX use_case_sums ON "use_case" (workspace_id) INCLUDE (monthly_value, user_group_size, open_blockers);
