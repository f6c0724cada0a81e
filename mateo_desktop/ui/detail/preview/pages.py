"""Which page shows what arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mateo_desktop.ui.detail.preview.arrival import LETTER, PHONE, SMS
from mateo_desktop.ui.detail.preview.letter_page import LetterPage
from mateo_desktop.ui.detail.preview.mail_page import MailPage
from mateo_desktop.ui.detail.preview.phone_page import PhonePage
from mateo_desktop.ui.detail.preview.sms_page import SmsPage

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival

Page = MailPage | PhonePage | SmsPage | LetterPage


def page_for(arrival: Arrival) -> Page:
    """A page fit for *arrival*, still empty."""
    if arrival.kind == LETTER:
        return LetterPage()
    if arrival.kind == SMS:
        return SmsPage()
    return PhonePage(arrival.channel_type) if arrival.kind == PHONE else MailPage()


def fits(page: Page | None, arrival: Arrival) -> bool:
    """Whether *page* can show *arrival*."""
    if isinstance(page, PhonePage):
        return arrival.kind == PHONE and arrival.channel_type == page.channel_type
    kinds: dict[str, type[Page]] = {LETTER: LetterPage, SMS: SmsPage}
    return arrival.kind != PHONE and isinstance(page, kinds.get(arrival.kind, MailPage))
