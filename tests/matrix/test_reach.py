"""Wagtail's admin by those who are staff elsewhere: nothing outside is shown."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.documents.models import Document

from cms.images.models import Picture
from cms.stories.services import ensure_province
from tests.factories import PlaceFactory, UnitFactory
from tests.factories.cms import write_story
from tests.factories.places import province
from tests.photos import jpeg, upload
from tests.signin import sign_in_staff
from vendors.units.models import StaffRole

from .test_matrix import ROUTES, address_of, staff, undone
from .things import lay_out

pytestmark = pytest.mark.django_db
Role = StaffRole.Role
SECRET = "Chuyệnriêngcủachị"
OURS = ("quan-tri/duyet/", "quan-tri/nhan-su/")
# The things that stand in an address, by the gap that names them.
NAMED = ("page_id", "page_pk", "page_to_move_id", "image_id", "document_id", "doc_id")
NAMED_BY_PK = (
    "quan-tri/pages/%(pk)s",
    "quan-tri/api/main/",
    "quan-tri/images/chooser/chosen/",
    "quan-tri/documents/chooser/chosen/",
)


@pytest.fixture
def things():
    """The matrix's own, but every page is a draft and everything has a secret name."""
    found = lay_out()
    desk = found["desk"]
    draft = write_story(desk, live=False, title=SECRET)
    scheduled = write_story(desk, live=False, title=f"{SECRET} hẹn giờ")
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    picture = Picture.objects.create(
        title=f"{SECRET} hẹn giờ",
        file=upload(jpeg(), "cho.jpg"),
        collection=desk.collection,
    )
    document = Document.objects.create(
        title=f"{SECRET} hẹn giờ",
        file=ContentFile(b"gia", name="gia.txt"),
        collection=desk.collection,
    )
    return found | {
        "page": draft.pk,
        "scheduled": scheduled.pk,
        "revision": draft.latest_revision_id,
        "picture": picture.pk,
        "document": document.pk,
    }


def person(role, things) -> Client:
    """Of Hà Nội, where the things stand in Cần Thơ."""
    client = Client(raise_request_exception=False)
    there = province("Hà Nội")
    ensure_province(there)
    place = PlaceFactory(parent=there) if role == Role.OFFICER else there
    sign_in_staff(client, staff(UnitFactory(place=place), role))
    return client


def names_a_thing(shape: str) -> bool:
    gaps = any(f"%({gap})s" in shape for gap in NAMED)
    return gaps or ("%(pk)s" in shape and shape.startswith(NAMED_BY_PK))


def searches() -> list[str]:
    """SQLite has Wagtail's index only where the migrations ran."""
    places = ("choose-page/search", "images/chooser", "images", "documents/chooser")
    searched = connection.vendor != "sqlite"
    return [f"{p}/?q={SECRET}" for p in (*places, "pages/search") if searched]


def lists(things) -> list[str]:
    """Lists, searches and deeds on many, as a curious person would ask them."""
    page, picture, document = (things[n] for n in ("page", "picture", "document"))
    parent = things["page_parent"]
    deeds = ("move", "delete", "publish", "unpublish")
    return [
        *searches(),
        *(f"bulk/wagtailcore/page/{deed}/?id={page}" for deed in deeds),
        *(f"bulk/wagtailcore/page/{deed}/?id=all" for deed in deeds),
        *(f"bulk/wagtailcore/page/{deed}/?id=all&childOf={parent}" for deed in deeds),
        f"bulk/cms_stories/storypage/delete/?id={page}",
        f"bulk/cms_images/picture/delete/?id={picture}",
        f"bulk/cms_images/picture/delete/?id=all&childOf={things['collection']}",
        f"bulk/wagtaildocs/document/delete/?id={document}",
        f"choose-page/chosen-multiple/?id={page}&id={things['scheduled']}",
        f"choose-page/{parent}/",
        f"images/chooser/chosen-multiple/?id={picture}",
        f"images/chooser/results/?collection_id={things['collection']}",
        f"documents/chooser/chosen-multiple/?id={document}",
        f"pages/{parent}/",
        "api/main/pages/?fields=title,html_url",
        f"api/main/pages/?child_of={parent}",
        f"api/main/pages/?child_of={parent}&for_explorer=1",
        f"api/main/pages/{page}/action/copy/",
        "api/main/images/?fields=title",
        "api/main/documents/?fields=title",
        f"api/main/images/find/?id={picture}",
        "pages/usage/cms_stories/storypage/",
        "reports/page-types-usage/",
        "reports/site-history/",
        "reports/aging-pages/",
        "reports/locked/",
        "reports/workflow/",
    ]


@pytest.fixture(params=[Role.EDITOR, Role.OFFICER])
def elsewhere(request, things):
    return person(request.param, things)


def asked(client, address):
    """As one who is signed in, whatever the addresses before did to her."""
    cookies = client.cookies.output(header="", sep=";")
    with undone():
        answer = client.get(address, follow=True)
    client.cookies = SimpleCookie(cookies)
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, body.decode(errors="replace")


def test_what_is_outside_does_not_exist(elsewhere, things):
    wrong = []
    for route in ROUTES:
        if route.shape.startswith("quan-tri/") and not route.shape.startswith(OURS):
            status, text = asked(elsewhere, address_of(route, things))
            hidden = status == 404 or not names_a_thing(route.shape)
            if SECRET in text or status >= 500 or not hidden:
                wrong.append(f"{status} {route.shape}")

    assert not wrong, "\n".join(wrong)


def test_no_list_shows_what_is_outside(elsewhere, things):
    wrong = []
    for each in lists(things):
        status, text = asked(elsewhere, f"/quan-tri/{each}")
        # What one searches for is repeated, the whole title is not.
        told = f"{SECRET} hẹn giờ" if f"q={SECRET}" in each else SECRET
        if told in text or status >= 500:
            wrong.append(f"{status} {each}")

    assert not wrong, "\n".join(wrong)


def test_her_own_are_there(things):
    """Else the 404s would prove nothing."""
    client = Client(raise_request_exception=False)
    unit = UnitFactory(place=things["desk"].place)
    sign_in_staff(client, staff(unit, Role.PROVINCE_EDITOR))
    page, picture = things["page"], things["picture"]

    for address in (
        f"pages/{page}/edit/",
        f"pages/{page}/history/",
        f"pages/{things['page_parent']}/",
        f"choose-page/{things['page_parent']}/",
        f"choose-page/chosen-multiple/?id={page}",
        f"bulk/wagtailcore/page/publish/?id={page}",
        f"api/main/pages/{page}/",
        f"api/main/images/{picture}/",
        f"images/chooser/chosen/{picture}/",
        f"images/{picture}/",
    ):
        answer = client.get(f"/quan-tri/{address}")
        assert (answer.status_code, address) == (200, address)
        assert SECRET in answer.content.decode() or "\\u" in answer.content.decode()
