"""What all tests share."""

from hypothesis import settings

# The first example of a property reads vocabularies and compiles patterns that the later ones find at hand: a deadline
# an example would judge that, and the load of the machine. Speed has tests and a benchmark of its own.
settings.register_profile("exlint", settings.default, deadline=None)
settings.load_profile("exlint")
