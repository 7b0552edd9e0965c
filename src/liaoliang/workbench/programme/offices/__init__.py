"""Organs, the names they go by, collective names, officers and their roles."""
