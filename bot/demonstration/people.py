"""The invented people of the demonstration. Nobody real is meant."""

from dataclasses import dataclass

from storage.members import Role

MARK = "（演示）"


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast, by Telegram id, name, unit and role."""

    number: int
    name: str
    unit: str
    role: Role

    @property
    def shown(self) -> str:
        """The name, marked as invented."""
        return self.name + MARK


CAST = (
    Person(7900, "李主任", "620800", Role.ADMINISTRATOR),
    Person(7800, "周主席", "620800", Role.LEADER),
    Person(7700, "吴审核", "620802", Role.REVIEWER),
    Person(7001, "市直老郭", "620801", Role.OFFICER),
    Person(7002, "王芳", "620802", Role.OFFICER),
    Person(7003, "赵强", "620821", Role.OFFICER),
    Person(7004, "孙丽", "620822", Role.OFFICER),
    Person(7005, "马建国", "620823", Role.OFFICER),
    Person(7006, "陈静", "620824", Role.OFFICER),
    Person(7007, "何涛", "620825", Role.OFFICER),
    Person(7008, "杨雪梅", "620826", Role.OFFICER),
)

OFFICERS = tuple(person for person in CAST if person.role is Role.OFFICER)
