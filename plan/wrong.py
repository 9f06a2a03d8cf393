"""The refusal of an answer and what the person is told; the checks themselves stay out."""


class WrongAnswer(Exception):
    """An answer that cannot be taken; ``message_id`` and ``values`` are what the person is told.

    Numbers stand in ``values`` as text where no thousands separators may come in.
    """

    def __init__(self, message_id: str, **values: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.values: dict[str, str | int] = values
