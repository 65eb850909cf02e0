-- What waited there still, apart from the change before, whose locks keep everybody waiting.
SELECT gin_clean_pending_list('use_case_title_trgm'), gin_clean_pending_list('use_case_search_trgm'),
  gin_clean_pending_list('evidence_title_trgm');
