"""The notices that hold on a day, for those who show them: a window, a receipt, a wall."""

from __future__ import annotations

from datetime import date

from counter.store.tables.announcements import Announcement
from counter.text import Text

PUBLISHED = "published"


def running(day: date) -> list[Announcement]:
    """What is published and holds on `day`, the one that began last first."""
    return list(
        Announcement.select()
        .where(
            Announcement.state == PUBLISHED, Announcement.since <= day, Announcement.until >= day
        )
        .order_by(Announcement.since.desc(), Announcement.id.desc())
    )


def on_receipts(day: date) -> tuple[Text, ...]:
    """The lines that receipts of `day` carry."""
    return tuple(headline(row) for row in running(day) if row.on_receipts)


def headline(row: Announcement) -> Text:
    """Title and days in one line."""
    if row.since == row.until:
        days = Text.same(f"{row.since}")
    else:
        days = Text("{since} 至 {until}", "{since} to {until}").fill(
            since=row.since, until=row.until
        )
    return Text("{title}（{days}）", "{title} ({days})").fill(title=title_of(row), days=days)


def title_of(row: Announcement) -> Text:
    """The title in both languages; the Chinese one where no English was written."""
    return Text(row.title, row.title_en or row.title)


def body_of(row: Announcement) -> Text:
    """The text in both languages; no English where none was written."""
    return Text(row.body, row.body_en)
