"""The skim tier: rules, automata and hashed linear models over whole batches."""
