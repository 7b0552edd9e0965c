"""The rulebook on the desk: years of the working calendar, legal parameters, and what their change moved."""
