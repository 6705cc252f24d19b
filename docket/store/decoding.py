"""Decoders for replaying many events: msgspec parses and checks in one pass what pydantic would, in a fraction of the time.

A decoder is made from the fields of an event class, so that each event is defined once. It may only be sure: what it accepts
is what the class itself makes of the same bytes, and all else is left to the class, which has the last word and the words for
a refusal. tests/test_store_decoding.py holds the two against each other.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from domain.events import CaseEvent
from domain.values import Cleaned

Decoder = Callable[[str, int, bytes], CaseEvent]
"""Case id, version and state to the event. Raises where it is not sure."""

_COLUMNS = ("originator_id", "originator_version")
_OFTEN = "told.actor"
"""Few people record event after event: their names are cleaned once."""
_PLAIN = (str, int, bool, float, date, datetime, Any, NoneType)


class _Unfinished(BaseModel):
    """A model that is being put together: it is given its fields, then its class.

    A model guards its attributes in Python. Without that, setting them is what Python does fastest; it takes half as long as
    going round the guard from outside, four times a model. Both have to go, or neither is fast.
    """

    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def decoder(kind: type[CaseEvent]) -> Decoder:
    """The decoder of an event class. Raises TypeError where the class has something that is not known here."""
    return _maker(kind)


# --- what msgspec reads -----------------------------------------------------------------------------------------------


@cache
def _struct(model: type[BaseModel]) -> type[msgspec.Struct]:
    """The fields of a model, without those that the columns tell."""
    fields = [_field(name, hint, model.model_fields[name]) for name, hint in _hints(model).items()]
    return msgspec.defstruct(model.__name__, fields, forbid_unknown_fields=True, kw_only=True, gc=False)


def _field(name: str, hint: Any, field: FieldInfo) -> tuple[str, Any] | tuple[str, Any, Any]:
    if field.alias or isinstance(field.default, BaseModel):
        raise TypeError(name)
    if field.default_factory is not None:
        return name, _type(hint), msgspec.field(default_factory=field.default_factory)  # type: ignore[arg-type]
    return (name, _type(hint)) if field.default is PydanticUndefined else (name, _type(hint), field.default)


def _type(hint: Any) -> Any:
    """A field's type as msgspec knows it. Lengths are those of the words before they are cleaned: never do too many pass."""
    origin, given = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal:
        return hint
    if origin is Annotated and given[0] is str:
        limits = _limits(given[1:])
        return Annotated[str, msgspec.Meta(**limits)] if limits else str
    if origin in {Union, UnionType}:
        return Union[tuple(map(_type, given))]  # noqa: UP007 (made of a list)
    if origin is tuple:
        return tuple[tuple(one if one is ... else _type(one) for one in given)]  # type: ignore[misc]
    if origin is dict and given[0] is str:
        return dict[str, _type(given[1])]  # type: ignore[misc]
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _struct(hint)
    raise TypeError(hint)


# --- what is made of it -----------------------------------------------------------------------------------------------


@cache
def _maker(model: type[BaseModel]) -> Callable[..., Any]:
    """The function that makes a model of its struct, or an event of its columns and state.

    It is written out field by field: a loop over the fields would take longer than reading them.
    """
    event = issubclass(model, CaseEvent)
    names: dict[str, Any] = {"new": object.__new__, "unfinished": _Unfinished, "model": model, "empty": _empty}
    names["stated"] = set(model.model_fields)  # every field: nobody asks which ones were left to their defaults
    values = [f"{name!r}: {name}" for name in _COLUMNS if event]
    values += [f"{name!r}: {_made(hint, f'told.{name}', names)}" for name, hint in _hints(model).items()]
    lines = [
        "def make(told):",
        "made = new(unfinished)",
        f"made.__dict__ = {{{', '.join(values)}}}",
        "made.__pydantic_fields_set__ = stated",
        "made.__pydantic_extra__ = made.__pydantic_private__ = None",
        "made.__class__ = model",
        f"return made{''.join(f'.{name}()' for name in model.__pydantic_decorators__.model_validators)}",
    ]
    if event:
        names |= {"read": msgspec.json.Decoder(_struct(model)).decode, "no_bytes": _no_bytes}
        lines[:1] = (
            f"def make({', '.join(_COLUMNS)}, state):",
            "told = read(state) if state.__class__ is bytes else no_bytes(state)",
        )
    exec("\n    ".join(lines), names)  # noqa: S102 (nothing but the names of our own fields)
    made: Callable[..., Any] = names["make"]
    return made


def _made(hint: Any, told: str, names: dict[str, Any]) -> str:
    """The expression that makes a field of what the struct has there; the functions in it are put among the names."""
    origin, given = get_origin(hint), get_args(hint)
    if origin is Annotated:
        cleaned = [one for one in given[1:] if isinstance(one, Cleaned)]
        if not cleaned:
            return told
        by = lru_cache(maxsize=1024)(cleaned[0].by) if told == _OFTEN else cleaned[0].by
        made = _call(by, told, names)
        return f"({made} or empty())" if cleaned[0].least else made
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _call(_maker(hint), told, names)
    if origin in {Union, UnionType}:
        options = {_made(one, told, names) for one in given} - {told}
        if not options:
            return told
        if len(given) > 2 or NoneType not in given:
            raise TypeError(hint)  # which of them it is cannot be seen here
        return f"None if {told} is None else {options.pop()}"
    return _each(hint, told, names) if origin in {tuple, dict} else told


def _each(hint: Any, told: str, names: dict[str, Any]) -> str:
    """The same for a tuple or a dict of things that are to be made."""
    origin, given = get_origin(hint), get_args(hint)
    made = {_made(one, "one", names) for one in given if one is not ...} - {"one"}
    if not made:
        return told
    each = made.pop()
    if origin is dict and not made:
        return f"{{key: {each} for key, one in {told}.items()}}"
    if origin is tuple and given[-1] is ...:
        name, _, argument = each.partition("(")
        if argument != "one)":
            return f"tuple([{each} for one in {told}]) if {told} else ()"
        # Most have one passage; to put that into a tuple by itself takes half of what `map` does.
        return f"() if not {told} else ({name}({told}[0]),) if len({told}) == 1 else tuple(map({name}, {told}))"
    raise TypeError(hint)


def _call(function: Callable[..., Any], told: str, names: dict[str, Any]) -> str:
    name = f"{function.__name__}{len(names)}"
    names[name] = function
    return f"{name}({told})"


def _empty() -> str:
    message = "nothing is left of the words"
    raise ValueError(message)


def _no_bytes(state: object) -> object:
    raise TypeError(type(state))


# --- how a model is written down --------------------------------------------------------------------------------------


def _hints(model: type[BaseModel]) -> Mapping[str, Any]:
    """The types of a model's fields, in their order, without those that the columns tell."""
    told = model.__pydantic_decorators__
    after = all(validator.info.mode == "after" for validator in told.model_validators.values())
    if told.validators or told.field_validators or told.root_validators or not after or model.__private_attributes__:
        raise TypeError(model)
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields if name not in _COLUMNS}


def _limits(told: tuple[Any, ...]) -> dict[str, Any]:
    """The limits among the annotations of a text."""
    if len(told) == 2 and isinstance(told[0], Cleaned) and told[0].least <= 1:  # and its own check
        return {"min_length": told[0].least, "max_length": told[0].most}
    limits: dict[str, Any] = {}
    for one in told:
        if not isinstance(one, FieldInfo):
            raise TypeError(one)
        for limit in one.metadata:
            name = "max_length" if isinstance(limit, MaxLen) else "pattern"
            limits[name] = getattr(limit, name)
    return limits
