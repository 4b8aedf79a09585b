"""The study tier's models: a multilingual sentence encoder from a package, with small heads of our own."""
