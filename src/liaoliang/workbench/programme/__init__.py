"""The programme's part of the workbench: notices, names, look-back, calendars, people, operations."""
