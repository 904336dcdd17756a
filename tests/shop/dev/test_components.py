import pytest


@pytest.mark.django_db
def test_components_page_shows_every_component(client):
    answer = client.get("/dev/components/")

    assert answer.status_code == 200
    assert b"progress" in answer.content
