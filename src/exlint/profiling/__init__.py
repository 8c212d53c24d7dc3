"""How a Record becomes an Exercise: one module a step, `exlint.profiles` puts them together."""
