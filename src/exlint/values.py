"""Values: named tuples whose classes take a seventh of the time to make that those of typing take.

A start makes some two hundred of them. typing.NamedTuple compiles every annotation and a constructor for each class,
which took a sixth of the time of checking one page. Type checkers see typing.NamedTuple itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    @cache
    def _pattern(size):
        """A named tuple of this many fields: its constructor and its getters fit any other of that size."""
        return namedtuple("_Pattern", [f"at_{index}" for index in range(size)])

    class _Declared(type):
        """Makes the class that a declaration asks for: a plain tuple with the fields that it annotates."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            pattern = _pattern(len(fields))
            constructor = pattern.__new__
            told = {"co_name": "__new__", "co_qualname": f"{name}.__new__", "co_varnames": ("_cls", *fields)}
            code = constructor.__code__.replace(**told)
            made = FunctionType(code, constructor.__globals__, "__new__", tuple(defaults.values()))
            getters = {field: vars(pattern)[place] for field, place in zip(fields, pattern._fields, strict=True)}
            own = {"__slots__": (), "__new__": made, "__match_args__": fields, "_fields": fields}
            return type(name, (_Tuple, *bases[1:]), {**namespace, **own, **getters, "_field_defaults": defaults})

    class _Tuple(tuple):
        """What all of them can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    NamedTuple = type.__new__(_Declared, "NamedTuple", (), {})
