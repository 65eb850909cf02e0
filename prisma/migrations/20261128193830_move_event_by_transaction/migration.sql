-- The events of the transaction are found first, and only then asked which of them is the move. Asked at once, Postgres
-- also gathers all events that the use case ever had, to see which are in both lists: a millisecond where it had a few thousand.
CREATE OR REPLACE FUNCTION stage_has_event() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF NOT EXISTS (
      WITH written AS MATERIALIZED (
        SELECT chain, type, data, xmin FROM event WHERE workspace_id = NEW.workspace_id AND txid = pg_current_xact_id()
      )
      SELECT FROM written
      WHERE chain = NEW.id AND type = 'stage.moved' AND data ->> 'to' = NEW.stage AND xmin = pg_current_xact_id()::xid
    ) THEN
      RAISE EXCEPTION 'a stage changes only through its gate' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
  END
  $$;
