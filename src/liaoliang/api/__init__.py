"""Open data: the public facts of the programme for other programs, read-only and without a key."""
