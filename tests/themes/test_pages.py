import pytest
from django.template.loader import render_to_string

ERROR_PAGES = ["403", "403_csrf", "404", "413", "429", "500"]


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_needs_no_context_and_shows_a_way_on(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1
    assert 'class="btn primary" href="/' in html


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_stays_without_a_static_manifest(name, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        },
    }

    assert "/static/css/site.css" in render_to_string(f"{name}.html")


def test_public_layout_asks_for_no_user_session_or_token(rf):
    request = rf.get("/")

    html = render_to_string("layouts/public.html", {"request": request})

    assert "csrf" not in html
    assert 'action="/tim-kiem/"' in html


def test_layout_links_to_the_same_page_in_english(rf):
    request = rf.get("/tim-kiem/", {"q": "banh"})

    html = render_to_string("layouts/public.html", {"request": request})

    assert 'href="/en/tim-kiem/?q=banh"' in html
