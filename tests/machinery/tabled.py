"""Files of other data sets, as their makers would write them; every row invented."""

import csv
import io
from collections.abc import Iterable, Mapping

from werkzeug.test import TestResponse

from machinery.asking import Browser

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_PLAIN = {
    "event_date": "28 November 2019", "year": "2019", "time_precision": "1", "disorder_type": "Demonstrations",
    "event_type": "Protests", "sub_event_type": "Excessive force against protesters", "actor1": "Protesters (Iraq)",
    "inter1": "Protesters", "iso": "368", "region": "Middle East", "country": "Iraq", "admin1": "Dhi Qar",
    "admin2": "Nasiriyah", "location": "Nasiriyah", "latitude": "31.0439", "longitude": "46.2575",
    "geo_precision": "1", "source": "Invented Agency", "source_scale": "National",
    "notes": "Invented words of the data set.", "fatalities": "1", "timestamp": "1575000000",
}  # fmt: skip


def acled(*rows: Mapping[str, object], columns: Iterable[str] = ACLED) -> bytes:
    """An ACLED table of these rows; what a row does not say is plain, its code counts up from IRQ1."""
    written = [{"event_id_cnty": f"IRQ{number}", **_PLAIN, **row} for number, row in enumerate(rows, start=1)]
    return table(columns, written)


def sent(browser: Browser, content: bytes, name: str = "invented.csv", **answers: str) -> TestResponse:
    """Hand in a file at the room of imports. The body is written here: the client's own writer leaves files open."""
    fields = {"csrf_token": browser.token(), **answers}
    parts = [f'--cut\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n' for key, text in fields.items()]
    head = f'--cut\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = "".join((*parts, head)).encode() + content + b"\r\n--cut--\r\n"
    return browser.send("/imports", body, "multipart/form-data; boundary=cut")


def table(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A CSV file in UTF-8 with these columns, in their order."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
