-- A database that took the migration "search_texts_apart" in its first days has the indexes without the workspace: a small workspace beside a
-- large one then reads all that the large one has of a word. Elsewhere there is nothing to do.
DO $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_indexes WHERE schemaname = 'public' AND indexname = 'use_case_text_words_trgm' AND indexdef LIKE '%(workspace_id, words%') THEN
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      DROP INDEX IF EXISTS use_case_text_words_trgm, use_case_text_title_trgm;
      CREATE INDEX use_case_text_words_trgm ON use_case_text USING gin (workspace_id, words gin_trgm_ops) WITH (fastupdate = off);
      CREATE INDEX use_case_text_title_trgm ON use_case_text USING gin (workspace_id, title gin_trgm_ops) WITH (fastupdate = off);
    END IF;
  END
$$;
