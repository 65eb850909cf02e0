-- AlterTable
ALTER TABLE "server_tool" ADD COLUMN     "brings_in" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "leads_out" TEXT NOT NULL DEFAULT 'unless-read-only';

ALTER TABLE "server_tool" ADD CONSTRAINT "server_tool_leads_out_check"
  CHECK ("leads_out" IN ('never', 'unless-read-only', 'always'));

-- What was read before, by the hints of the newest contract. The next reading knows more: whether the words contradict them.
UPDATE "server_tool" t SET
  "brings_in" = coalesce(d.hints ->> 'openWorldHint', 'true') <> 'false'
    AND coalesce(d.hints ->> 'readOnlyHint', 'true') <> 'false',
  "leads_out" = CASE
    WHEN d.hints ->> 'openWorldHint' = 'false' THEN 'never'
    WHEN d.input ~* '"(url|uri|link|webhook|endpoint|to|recipients?)":' THEN 'always'
    ELSE 'unless-read-only'
  END
FROM (
  SELECT c.server_id, tool ->> 'name' AS name, tool -> 'annotations' AS hints, (tool -> 'inputSchema')::text AS input
  FROM "contract" c, jsonb_array_elements(c.content -> 'tools') AS tool
  WHERE c.number = (SELECT max(number) FROM "contract" newer WHERE newer.server_id = c.server_id)
) d
WHERE d.server_id = t.server_id AND d.name = t.name;
