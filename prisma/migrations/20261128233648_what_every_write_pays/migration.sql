-- What every write pays for. A use case changes all its indexes whenever it is written, since it is listed by its last change: none is
-- asked by its key elsewhere, and few come from an import.
DROP INDEX "use_case_workspace_id_external_key_idx";
DROP INDEX "use_case_import_id_idx";
CREATE INDEX use_case_imported ON "use_case" (import_id) WHERE import_id IS NOT NULL;

-- To set a search path and set it back took a tenth of an event. Where every name says its schema, none is searched; and what a function of
-- SQL names is found when it is made.
CREATE OR REPLACE FUNCTION note_chain_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO public.chain_end (chain, workspace_id, seq, hash) VALUES (NEW.chain, NEW.workspace_id, NEW.seq, NEW.hash)
      ON CONFLICT (chain) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash
      WHERE chain_end.seq OPERATOR(pg_catalog.<) EXCLUDED.seq;
    RETURN NULL;
  END
$$;

CREATE OR REPLACE FUNCTION session_member(account uuid, credentials integer, slug text)
  RETURNS TABLE (workspace_id uuid, workspace_name text, member_id uuid, member_name text, role text)
  LANGUAGE sql STABLE SECURITY DEFINER
  BEGIN ATOMIC
    SELECT w.id, w.name, m.id, m.name, m.role
    FROM public.account a
    JOIN public.member m ON m.account_id = a.id AND m.removed_at IS NULL AND NOT m.awaits_acceptance
    JOIN public.workspace w ON w.id = m.workspace_id
    WHERE a.id = session_member.account AND a.credentials_version = session_member.credentials AND w.slug = session_member.slug;
  END;
