"""The faults that are switched on, and which call they strike; how a fault looks is not here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject

KINDS = ("400", "404", "429", "500", "502", "reset", "hang", "delay", "html", "truncate")
FOR_EVER = -1


@dataclass(slots=True)
class Fault:
    """One fault: whom it strikes, how, and how often still."""

    id: int
    method: str
    kind: str
    times: int = 1
    retry_after: int = 5
    milliseconds: int = 1000
    after: bool = False
    chat_id: str = ""
    status: int = 502
    # Strikes only calls that have this parameter, as an older server refuses what it does not know.
    parameter: str = ""
    description: str = ""

    def strikes(self, method: str, parameters: Mapping[str, object]) -> bool:
        """Tell whether a call of this method with these parameters is hit."""
        if self.chat_id and self.chat_id != str(parameters.get("chat_id", "")):
            return False
        if self.parameter and self.parameter not in parameters:
            return False
        return self.method in ("*", method)

    def as_json(self) -> JsonObject:
        """Return the fault as `GET /sim/faults` lists it."""
        return {
            "id": self.id,
            "method": self.method,
            "kind": int(self.kind) if self.kind.isdigit() else self.kind,
            "times": None if self.times == FOR_EVER else self.times,
            "retry_after": self.retry_after,
            "ms": self.milliseconds,
            "after": self.after,
            "chat_id": self.chat_id or None,
            "status": self.status,
            "parameter": self.parameter or None,
            "description": self.description or None,
        }


class Faults:
    """The faults in the order they were set; the first that fits a call is used up by it."""

    def __init__(self) -> None:
        """Start without faults."""
        self._active: list[Fault] = []
        self._set_so_far = 0

    def add(self, fault: Fault) -> Fault:
        """Switch a fault on and return it with its number; SimError for an unknown kind."""
        if fault.kind not in KINDS:
            raise SimError(f"'kind' must be one of {', '.join(KINDS)}")
        if fault.status not in (200, 502):
            raise SimError("'status', that of an html page, must be 200 or 502")
        self._set_so_far += 1
        fault.id = self._set_so_far
        # Half an answer needs an answer, so the call has taken effect by then.
        fault.after = fault.after or fault.kind == "truncate"
        self._active.append(fault)
        return fault

    def take(self, method: str, parameters: Mapping[str, object]) -> Fault | None:
        """Return the fault that strikes this call, or None; one of its times is then gone."""
        for fault in self._active:
            if fault.strikes(method, parameters):
                if fault.times != FOR_EVER:
                    fault.times -= 1
                    if fault.times == 0:
                        self._active.remove(fault)
                return fault
        return None

    def remove(self, fault_id: int) -> None:
        """Switch one fault off; nothing happens when it is used up already."""
        self._active = [fault for fault in self._active if fault.id != fault_id]

    def clear(self) -> None:
        """Switch all faults off."""
        self._active.clear()

    def as_json(self) -> list[JsonObject]:
        """Return the faults that are still on."""
        return [fault.as_json() for fault in self._active]
