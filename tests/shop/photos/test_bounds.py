"""No photo, however it was made, costs more than two seconds of a core."""

import random
import threading
import time

import pytest
from django.core.files.base import ContentFile

from shop.photos import cleaning
from shop.photos.cleaning import PhotoRefused, clean_photo
from shop.photos.gate import Busy, Gate
from tests import hostile_photos as make

MOST_SECONDS = 2.0


def refusal(data: bytes) -> str:
    try:
        clean_photo(ContentFile(data))
    except PhotoRefused as refused:
        return refused.code
    return "taken"


def test_photo_of_thousands_of_scans_is_refused_unopened():
    data = make.scan_bomb(random.Random(1))
    began = time.thread_time()

    assert refusal(data) == "too_many_pixels"
    assert time.thread_time() - began < 0.2


@pytest.mark.parametrize("kind", [make.progressive, make.avif, make.heic, make.photo])
def test_what_phones_and_web_pages_make_is_taken(kind):
    assert refusal(kind(random.Random(2))) == "taken"


def test_hostile_photos_cost_little_each():
    dearest = {}
    for kind, data in make.hostile_photos(28, seed=7):
        began = time.thread_time()
        refusal(data)
        spent = time.thread_time() - began
        dearest[kind] = max(spent, dearest.get(kind, 0))

    assert {kind: s for kind, s in dearest.items() if s > MOST_SECONDS} == {}


def test_one_works_few_wait_the_rest_are_sent_away():
    gate = Gate(working=1, entered=2, patience=5)
    inside, leave = threading.Event(), threading.Event()

    def work():
        with gate.passed():
            inside.set()
            leave.wait(5)

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    inside.wait(5)
    while gate.entry._value:
        time.sleep(0.01)

    with pytest.raises(Busy), gate.passed():
        pass
    leave.set()
    for worker in workers:
        worker.join()
    with gate.passed():
        pass


def test_who_waited_too_long_is_sent_away():
    gate = Gate(working=1, entered=2, patience=0.05)

    with gate.passed(), pytest.raises(Busy), gate.passed():
        pass
    with gate.passed():
        pass


def test_photo_that_can_not_be_opened_now_is_told_so(monkeypatch):
    full = Gate(working=1, entered=1, patience=0.01)
    monkeypatch.setattr(cleaning, "gate", full)

    with full.passed():
        assert refusal(make.photo(random.Random(3))) == "busy"
    assert refusal(make.photo(random.Random(3))) == "taken"
