"""The law as dated parameters and pure functions that answer with the provision they rest on."""
