-- "My work" asks on every page what of one's own runs out.
CREATE INDEX "checklist_item_kept_by" ON "checklist_item" (workspace_id, (coalesce(assignee_id, submitted_by_id)))
  WHERE state = 'satisfied';
CREATE INDEX "waiver_requested_by" ON "waiver" (workspace_id, requested_by_id) WHERE decision = 'approved';
