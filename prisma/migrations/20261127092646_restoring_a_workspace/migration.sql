
-- Whether this transaction brings a whole workspace back from a file (lib/transfer/import.ts), history and all. Only a login that may act
-- as the owner of the tables can say so; it could drop the triggers as well.
CREATE FUNCTION is_restoring() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
    SELECT coalesce(current_setting('app.restoring', true), '') = 'on'
      AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'use_case'::regclass), 'USAGE')
  $$;

DROP TRIGGER begins_as_candidate ON "use_case";
CREATE TRIGGER begins_as_candidate BEFORE INSERT ON "use_case" FOR EACH ROW
  WHEN (NEW.stage <> 'candidate' AND NOT is_restoring()) EXECUTE FUNCTION begins_as_candidate();
-- What is restored brings its periods along.
DROP TRIGGER keep_first_period ON "use_case";
CREATE TRIGGER keep_first_period AFTER INSERT ON "use_case" FOR EACH ROW
  WHEN (NEW.stage = 'candidate' AND NOT is_restoring()) EXECUTE FUNCTION keep_stage_period();
