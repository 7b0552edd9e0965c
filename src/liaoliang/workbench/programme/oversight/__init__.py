"""Whether the machinery runs (system administrator) and whether the trail holds (auditor)."""
