-- CreateIndex
CREATE INDEX "use_case_workspace_id_stage_entered_at_id_idx" ON "use_case"("workspace_id", "stage_entered_at", "id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_score_id_idx" ON "use_case"("workspace_id", "score", "id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_readiness_id_idx" ON "use_case"("workspace_id", "readiness", "id");

-- CreateIndex
CREATE INDEX "use_case_workspace_id_monthly_value_id_idx" ON "use_case"("workspace_id", "monthly_value", "id");

-- Below: what Prisma's schema language cannot say. ---------------------------------------------------------------

-- Search looks for words anywhere in key, title and problem.
CREATE INDEX "use_case_search_trgm" ON "use_case" USING gin ((key || ' ' || title || ' ' || problem) gin_trgm_ops);

-- ILIKE and % may leak through errors, so under row-level security the planner never lets them choose an index. These two
-- run with the owner's rights, compare with the transaction's workspace themselves and answer nothing beyond it.

-- The use cases that match every pattern (ILIKE). Give the longest first: it is the one that uses the index.
CREATE FUNCTION matching_use_cases(patterns text[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT id FROM use_case
    WHERE workspace_id = (SELECT current_workspace())
      AND (key || ' ' || title || ' ' || problem) ILIKE patterns[1]
      AND (key || ' ' || title || ' ' || problem) ILIKE ALL (patterns)
  $$;
REVOKE ALL ON FUNCTION matching_use_cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matching_use_cases TO airworthy_app;

-- The use cases whose titles resemble this one, the most similar first; `threshold` is a trigram similarity, 0 to 1.
CREATE FUNCTION similar_use_cases(wanted text, threshold real, most integer)
  RETURNS TABLE (key text, title text, stage text, similarity real)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  AS $$
  BEGIN
    -- The operator, unlike the function, can use the index; it reads its threshold from here.
    PERFORM set_config('pg_trgm.similarity_threshold', threshold::text, true);
    RETURN QUERY
      SELECT u.key, u.title, u.stage, similarity(u.title, wanted) AS alike FROM use_case u
      WHERE u.workspace_id = (SELECT current_workspace()) AND u.title % wanted
      ORDER BY alike DESC, u.id
      LIMIT most;
  END
  $$;
REVOKE ALL ON FUNCTION similar_use_cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION similar_use_cases TO airworthy_app;
