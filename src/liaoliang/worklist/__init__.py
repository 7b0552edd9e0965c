"""What waits for whom, by when, and why."""
