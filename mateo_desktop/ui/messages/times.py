"""Days, hours and how far away they are."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

_PRESETS = {
    "hour": QT_TRANSLATE_NOOP("times", "In 1 hour"),
    "evening": QT_TRANSLATE_NOOP("times", "Today 18:00"),
    "morning": QT_TRANSLATE_NOOP("times", "Tomorrow 8:00"),
    "monday": QT_TRANSLATE_NOOP("times", "Monday 8:00"),
}


def time_of_day(moment: datetime) -> str:
    """The local time, to the minute."""
    return f"{moment.astimezone():%H:%M}"


def to_the_second(moment: datetime) -> str:
    """The local time of something that is only seconds away."""
    return f"{moment.astimezone():%H:%M:%S}"


def day(when: date) -> str:
    """A day as a separator between messages says it."""
    today = datetime.now().astimezone().date()
    if when == today:
        return QCoreApplication.translate("times", "Today")
    if when == today - timedelta(days=1):
        return QCoreApplication.translate("times", "Yesterday")
    shown = QDate(when.year, when.month, when.day)
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)


def short_day(when: date) -> str:
    """A day in figures, in the order the language has them."""
    form = QCoreApplication.translate("times", "yyyy-MM-dd")
    return QLocale().toString(QDate(when.year, when.month, when.day), form)


def near_moment(moment: datetime, now: datetime) -> str:
    """A moment around *now*: "14:05" on the same day, else "Friday 09:12" or with its date."""
    local, today = moment.astimezone(), now.astimezone().date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    if abs((local.date() - today).days) < 7:
        day_name = QLocale().standaloneDayName(local.isoweekday(), QLocale.FormatType.LongFormat)
    else:
        shown = QDate(local.year, local.month, local.day)
        day_name = QLocale().toString(shown, QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("times", "{day} {time}").format(day=day_name, time=time)


def schedule_meaning(local: datetime, away: timedelta) -> str:
    """A moment as "Monday, 4 May 2027 08:00 (CEST), in 14 h"."""
    moment = QCoreApplication.translate("times", "{day}, {time} ({zone})").format(
        day=QLocale().toString(
            QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat
        ),
        time=f"{local:%H:%M}",
        zone=_zone(local),
    )
    minutes = round(away.total_seconds() / 60)
    if minutes < 0:
        return QCoreApplication.translate("times", "{moment}, which is past").format(moment=moment)
    if minutes < 100:
        left = QCoreApplication.translate("times", "in {number} min").format(number=minutes)
    elif minutes < 72 * 60:
        left = QCoreApplication.translate("times", "in {number} h").format(
            number=round(minutes / 60)
        )
    else:
        left = QCoreApplication.translate("times", "in {number} days").format(
            number=round(minutes / 1440)
        )
    return f"{moment}, {left}"


def preset_name(code: str) -> str:
    """A preset of the schedule (domain/schedule.py) in words."""
    return QCoreApplication.translate("times", _PRESETS[code])


def schedule_skipped(local: datetime) -> str:
    """That the clocks skip the time, and which one is taken."""
    return QCoreApplication.translate(
        "times", "That night the clocks go forward past this time. It becomes {time} ({zone})."
    ).format(time=f"{local:%H:%M}", zone=_zone(local))


def schedule_twice() -> str:
    """That there are two of this time."""
    return QCoreApplication.translate("times", "That night the clocks show this time twice.")


def schedule_second(local: datetime) -> str:
    """The choice of the second of two equal times."""
    return QCoreApplication.translate("times", "Take the second one, {time} {zone}").format(
        time=f"{local:%H:%M}", zone=_zone(local)
    )


def _zone(local: datetime) -> str:
    return local.tzname() or f"{local:%z}"


def schedule_without_zone() -> str:
    """What a date-time without a zone means to Mateo."""
    return QCoreApplication.translate("times", "No time zone named: Mateo reads this as UTC.")


def moment_ago(moment: datetime, now: datetime) -> str:
    """A past moment as "12:03, 4 minutes ago"; without the distance from a day on."""
    near = near_moment(moment, now)
    minutes = int((now - moment).total_seconds() / 60)
    hours = int(minutes / 60)
    if minutes < 1:
        away = QCoreApplication.translate("times", "just now")
    elif minutes == 1:
        away = QCoreApplication.translate("times", "1 minute ago")
    elif hours < 1:
        away = QCoreApplication.translate("times", "{number} minutes ago").format(number=minutes)
    elif hours == 1:
        away = QCoreApplication.translate("times", "1 hour ago")
    elif hours < 24:
        away = QCoreApplication.translate("times", "{number} hours ago").format(number=hours)
    else:
        return near
    return QCoreApplication.translate("times", "{moment}, {away}").format(moment=near, away=away)
