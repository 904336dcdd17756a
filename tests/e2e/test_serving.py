import os
from urllib.request import urlopen

import pytest


def test_static_files_come_compressed_and_for_ever(site):
    with urlopen(site.url("/")) as response:
        page = response.read().decode()
    path = next(part for part in page.split('"') if part.endswith(".css"))

    with urlopen(site.url(path)) as plain:
        assert "immutable" in plain.headers["Cache-Control"]


def test_front_page_opens_on_a_phone(page):
    answer = page.goto("/")

    assert answer.status == 200
    assert page.locator("h1").count() == 1


@pytest.mark.s3
def test_all_that_a_page_shows_arrives(page, site):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site.demo["products"][0]["address"], wait_until="networkidle")

    files = [a for a in answers if a.request.resource_type != "document"]
    kinds = {file.request.resource_type for file in files}
    assert kinds >= {"stylesheet", "script", "image", "font"}
    assert [file.url for file in answers if file.status >= 400] == []
    home = os.environ.get("S3_ENDPOINT_URL", site.base_url)
    assert [file.url for file in files if not file.url.startswith(home)] == []
    unseen = "photos => photos.filter(photo => !photo.naturalWidth).map(p => p.src)"
    assert page.locator("main .photos img").evaluate_all(unseen) == []
