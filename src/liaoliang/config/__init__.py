"""Settings, address table and server entry points."""
