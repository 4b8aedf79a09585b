"""One thin file for each room's commands."""
