-- Where an item of the checklist is open is asked as where it is done: what was never touched has no row.
CREATE INDEX "checklist_item_done" ON "checklist_item" (workspace_id, item_id, use_case_id)
  WHERE state = 'satisfied' OR state = 'not-applicable';
