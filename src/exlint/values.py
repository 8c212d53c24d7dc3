"""Values: named tuples and frozen dataclasses whose classes take a seventh of the usual time to make.

A start makes some two hundred of them. typing.NamedTuple compiles every annotation and a constructor for each class,
and a dataclass six methods, which took a quarter of the time of checking one page. Type checkers see what they know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """What derives from it is like a frozen dataclass; that nothing is assigned to it, the type checker sees to.

    It can have cached properties, which a named tuple cannot. `_fields` and `_replace` are those of a named tuple.
    """

    _fields: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(cls.__annotations__)
        parameters = (f"{name}=_class.{name}" if name in vars(cls) else name for name in cls._fields)
        lines = [f"def __init__(self, {', '.join(parameters)}):", *(f"self.{name} = {name}" for name in cls._fields)]
        made: dict[str, object] = {"_class": cls}
        exec("\n ".join(lines), made)  # noqa: S102  # of the names of fields, as dataclasses do
        cls.__init__ = made["__init__"]  # type: ignore[assignment]  # what the type checker takes it for

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def _replace(self, **changes: object) -> Self:
        return type(self)(**dict(zip(self._fields, self._values(), strict=True)) | changes)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


make = tuple.__new__
"""A named tuple of some class from all its values, in half to two thirds of the time of the class's own constructor.

For what is made a hundred times a page; elsewhere the constructor reads better, and it knows the defaults.
"""

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
