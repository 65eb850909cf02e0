-- The indexes of all words were three quarters of what the database did for a write on a use case, whatever it changed. Search looks through
-- "use_case_text" since the last migration.
DROP INDEX IF EXISTS "use_case_search_trgm", "use_case_title_trgm";
