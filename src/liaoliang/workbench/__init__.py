"""The officers' room: one desk that says what to do next and why."""
