"""The public room: pages as pure functions of what is public."""
