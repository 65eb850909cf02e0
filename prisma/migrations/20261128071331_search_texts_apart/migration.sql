-- CreateTable
CREATE TABLE "use_case_text" (
    "workspace_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "use_case_text_pkey" PRIMARY KEY ("workspace_id","use_case_id")
);

-- AddForeignKey
ALTER TABLE "use_case_text" ADD CONSTRAINT "use_case_text_workspace_id_use_case_id_fkey" FOREIGN KEY ("workspace_id", "use_case_id") REFERENCES "use_case"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

INSERT INTO "use_case_text" (workspace_id, use_case_id, title, words)
  SELECT workspace_id, id, title, key || ' ' || title || ' ' || problem FROM "use_case";

-- The indexes of all words in "use_case" go with the next migration, alone: a lock for that, taken after this one's, would keep readers waiting.
-- By workspace and words: beside a large workspace a small one would else read all that the large one has of a word.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX "use_case_text_words_trgm" ON "use_case_text" USING gin ("workspace_id", "words" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "use_case_text_title_trgm" ON "use_case_text" USING gin ("workspace_id", "title" gin_trgm_ops) WITH (fastupdate = off);

-- The app reads it; only the trigger writes it.
GRANT SELECT ON "use_case_text" TO airworthy_app;
ALTER TABLE "use_case_text" ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON "use_case_text" USING (workspace_id = (SELECT current_workspace()));
CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  AS $$
  BEGIN
    INSERT INTO use_case_text (workspace_id, use_case_id, title, words)
      VALUES (NEW.workspace_id, NEW.id, NEW.title, NEW.key || ' ' || NEW.title || ' ' || NEW.problem)
      ON CONFLICT (workspace_id, use_case_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER keep_first_search_text AFTER INSERT ON "use_case" FOR EACH ROW EXECUTE FUNCTION keep_search_text();
CREATE TRIGGER keep_search_text AFTER UPDATE ON "use_case" FOR EACH ROW
  WHEN ((OLD.key, OLD.title, OLD.problem) IS DISTINCT FROM (NEW.key, NEW.title, NEW.problem))
  EXECUTE FUNCTION keep_search_text();

CREATE OR REPLACE FUNCTION matching_use_cases(patterns text[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT use_case_id FROM use_case_text
    WHERE workspace_id = (SELECT current_workspace())
      AND words ILIKE patterns[1]
      AND words ILIKE ALL (patterns[2:])
  $$;

CREATE OR REPLACE FUNCTION similar_use_cases(wanted text, threshold real, most integer)
  RETURNS TABLE (key text, title text, stage text, similarity real)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  AS $$
  BEGIN
    -- The operator, unlike the function, can use the index; it reads its threshold from here.
    PERFORM set_config('pg_trgm.similarity_threshold', threshold::text, true);
    RETURN QUERY
      SELECT u.key, u.title, u.stage, similarity(t.title, wanted) AS alike
      FROM use_case_text t JOIN use_case u ON u.workspace_id = t.workspace_id AND u.id = t.use_case_id
      WHERE t.workspace_id = (SELECT current_workspace()) AND t.title % wanted
      ORDER BY alike DESC, u.id
      LIMIT most;
  END
  $$;
