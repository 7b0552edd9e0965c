"""Approvals bound to the bytes that were approved, by persons who did not write them."""
