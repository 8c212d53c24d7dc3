"""The tests, laid out as src/exlint is."""
