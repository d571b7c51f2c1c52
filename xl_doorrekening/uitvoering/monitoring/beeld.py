"""All of the monitoring of one doorrekening, each part worked out once: the outlook takes two whole calculations."""

from dataclasses import dataclass
from functools import cached_property

from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.uitvoering.monitoring.cijfers import Cijfer, cijfers
from xl_doorrekening.uitvoering.monitoring.effect import Effect, effecten
from xl_doorrekening.uitvoering.monitoring.woningen import Woningregel, woningen


@dataclass(frozen=True)
class Jaarbeeld:
    d: Doorrekening

    @cached_property
    def woningen(self) -> tuple[Woningregel, ...]:
        return woningen(self.d)

    @cached_property
    def cijfers(self) -> tuple[Cijfer, ...]:
        return cijfers(self.d)

    @cached_property
    def effecten(self) -> tuple[Effect, ...]:
        return effecten(self.d)
