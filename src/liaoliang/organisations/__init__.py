"""Organs, collective names, aliases, posts, officers and roles."""
