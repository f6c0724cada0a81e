"""Somebody who is to become a contact, as a person typed it."""

from __future__ import annotations

import dataclasses
from typing import Self

from mateo_desktop.domain import phone
from mateo_desktop.domain.acquaintance import ADDRESS_PARTS
from mateo_desktop.domain.addresses import read_recipients
from mateo_desktop.domain.handles import is_email

_ADDRESS_FIELDS = ("address_line1", "zipcode", "city")


@dataclasses.dataclass(frozen=True, slots=True)
class NewContact:
    """The fields are columns of a contact (mateo-api.md, 3.2); the empty ones are not sent."""

    full_name: str = ""
    email: str = ""
    sms: str = ""
    whatsapp: str = ""
    address_line1: str = ""
    address_line2: str = ""
    zipcode: str = ""
    city: str = ""
    country: str = ""

    @classmethod
    def of(cls, typed: str, channel_type: str) -> Self:
        """What the *typed* beginning of a recipient tells."""
        people = read_recipients(typed)
        if not people:
            return cls()
        handle, name = people[0].handle, people[0].full_name
        if is_email(handle):
            return cls(name, email=handle)
        if any(sign.isdigit() for sign in handle) and not any(map(str.isalpha, handle)):
            column = "sms" if channel_type == "sms" else "whatsapp"
            return cls(name, **{column: handle})
        return cls(name or handle)

    @property
    def body(self) -> dict[str, str]:
        """What is posted."""
        filled = ((name, str(text).strip()) for name, text in dataclasses.asdict(self).items())
        return {name: text for name, text in filled if text}

    @property
    def handles(self) -> tuple[str, ...]:
        """Where the person can be reached."""
        return tuple(dict.fromkeys(filter(None, (self.email, self.sms, self.whatsapp))))

    @property
    def lacks(self) -> tuple[str, ...]:
        """Which of ADDRESS_PARTS a letter to this address would miss."""
        pairs = zip(ADDRESS_PARTS, _ADDRESS_FIELDS, strict=True)
        return tuple(part for part, name in pairs if not getattr(self, name).strip())

    def reaches(self, channel_type: str) -> bool:
        """Whether a message from such a channel would find the person."""
        if channel_type == "postal":
            return not self.lacks
        known = {"email": self.email, "sms": self.sms, "whatsapp": self.whatsapp}
        return bool(known.get(channel_type, "".join(known.values())).strip())

    def with_numbers(self, country: str) -> NewContact:
        """The same with its phone numbers as E.164, as far as they can be read."""
        read = {
            name: phone.read(getattr(self, name), country) or getattr(self, name).strip()
            for name in ("sms", "whatsapp")
        }
        return dataclasses.replace(self, **read)
