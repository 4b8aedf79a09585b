"""Words with feeling, written for this project: one file a language."""
