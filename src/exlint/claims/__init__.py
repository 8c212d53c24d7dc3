"""Claims: what the sentences of a document say, each knowing where it stands."""
