"""Many writers at once lose nothing and never meet "database is locked"."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import current_app

from factories import draft
from incidents.domain.access import LOADER
from incidents.storage import history, incidents
from incidents.storage.db import session, transaction
from incidents.storage.models.person import ActorRow

WRITERS, DEEDS = 8, 5


@pytest.mark.usefixtures("store")
def test_eight_writers_keep_every_deed_in_one_whole_chain() -> None:
    app = current_app._get_current_object()  # noqa: SLF001 - Flask's own way to hand the app to a thread

    def work(writer: int) -> None:
        with app.app_context():
            for number in range(DEEDS):
                incidents.kinds()  # a read first, as loading the signed-in account does
                with transaction() as current:
                    code = incidents.add(current, draft(title=f"{writer}-{number}"), LOADER, prefix="IRQ")
                    history.append(current, LOADER, "recorded", ("incident", code), {"n": number})

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    assert history.length() == WRITERS * DEEDS
    assert history.verify() == ()
    session().rollback()
    assert incidents.kinds() == {"record": WRITERS * DEEDS}


@pytest.mark.usefixtures("store")
def test_a_change_made_outside_of_a_transaction_is_a_fault_that_is_told() -> None:
    session().add(ActorRow(code="stray", name_en="Stray", name_ar="", name_ckb=""))
    with pytest.raises(RuntimeError), transaction():
        pass
    session().rollback()


@pytest.mark.usefixtures("store")
def test_all_that_one_request_reads_is_of_one_moment_and_what_it_writes_is_of_now() -> None:
    app = current_app._get_current_object()  # noqa: SLF001 - Flask's own way to hand the app to a thread

    def another_writes() -> None:
        with app.app_context(), transaction() as current:
            incidents.add(current, draft(), LOADER, prefix="IRQ")

    assert incidents.kinds() == {}
    with ThreadPoolExecutor(1) as pool:
        pool.submit(another_writes).result()
    assert incidents.kinds() == {}
    with transaction():
        assert incidents.kinds() == {"record": 1}
    assert incidents.kinds() == {"record": 1}
