"""Readers: one module a file format, each turning a Source into Records whose texts know where they stand."""
