-- The event of a move is looked for among those of the transaction, of which there are one or two, rather than among all of
-- the use case's. That they are of this one is told by xmin, as before: nobody can write that.
CREATE OR REPLACE FUNCTION stage_has_event() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM event
      WHERE workspace_id = NEW.workspace_id AND txid = pg_current_xact_id() AND chain = NEW.id
        AND type = 'stage.moved' AND data ->> 'to' = NEW.stage AND xmin = pg_current_xact_id()::xid
    ) THEN
      RAISE EXCEPTION 'a stage changes only through its gate' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
  END
  $$;
