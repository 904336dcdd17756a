import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from tests import photos
from tests.factories import MembershipFactory, UserFactory, VendorFactory
from vendors.entry.typed import mark_of
from vendors.members.models import Membership, Vendor

pytestmark = pytest.mark.django_db
NAME = {"name": "Bếp cô Út", "full_name": "Nguyễn Thị Út"}
RATES = {"rate_province": "15k", "rate_region": "30.000", "rate_country": ""}
ACCOUNT = {
    "bank": "970405",
    "account": "0011 0123 45678",
    "holder": "NGUYEN THI UT",
    "show": "on",
}


@pytest.fixture
def vendor(client):
    """Being filled in, its owner signed in; all but the terms is there."""
    vendor = VendorFactory(partner__name="Bếp cô Tư")
    client.force_login(MembershipFactory(vendor=vendor).user)
    return vendor


def step(slug):
    return f"/ban-hang/dang-ky/{slug}/"


def text(response):
    return response.content.decode()


def test_stranger_is_asked_to_sign_in(client):
    assert client.get("/ban-hang/").status_code == 302
    assert client.get("/ban-hang/dang-ky/").url.startswith("/tai-khoan/dang-nhap/")


def test_person_without_a_shop_is_invited(client, member):
    response = client.get("/ban-hang/")

    assert response.status_code == 200
    assert "/ban-hang/dang-ky/" in text(response)


@pytest.mark.parametrize(
    "address",
    [
        "cua-hang/",
        "cua-hang/ten/",
        "cua-hang/bo-hinh/",
        "dang-ky/xem/",
        "dang-ky/noi-ban/",
        "san-pham/",
        "san-pham/moi/",
        "san-pham/1/",
    ],
)
def test_person_without_a_shop_finds_nothing_else(client, member, address):
    assert client.get(f"/ban-hang/{address}").status_code in {404, 405}
    assert client.post(f"/ban-hang/{address}").status_code == 404


def test_application_from_name_to_union(client, member, commune):
    client.post("/ban-hang/dang-ky/", NAME)
    place = {"province": commune.parent.code, "commune": "Hỏa Lựu"}
    client.post(step("noi-ban"), place)
    about = {"story": "Nhà vườn khóm.", "photos": photos.upload(photos.jpeg())}
    client.post(step("gioi-thieu"), about)
    client.post(step("lien-he"), {"phone": "0901 234 567", "zalo": "on"})
    client.post(step("giao-hang"), RATES)
    client.post(step("ngan-hang"), ACCOUNT)
    response = client.post(step("dieu-khoan"), {"terms": "on"})
    assert response.url == step("xem")
    client.post(step("xem"))

    vendor = Vendor.objects.select_related("partner").get()
    partner = vendor.partner
    assert vendor.status == Vendor.Status.IN_REVIEW
    assert (partner.name, partner.place) == ("Bếp cô Út", commune)
    assert (partner.rate_province, partner.rate_country) == (15000, None)
    assert (partner.bank_account, partner.takes_transfers) == ("0011012345678", True)
    assert (vendor.phone_shown, vendor.zalo_shown) == ("+84901234567", True)
    member.refresh_from_db()
    assert member.full_name == "Nguyễn Thị Út"


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ({"partner__place": None, "unit": None}, "noi-ban"),
        ({"about": ""}, "gioi-thieu"),
        ({"phone_shown": ""}, "lien-he"),
        ({}, "ngan-hang"),
        ({"partner__with_bank": True}, "dieu-khoan"),
    ],
)
def test_application_goes_on_where_she_stopped(client, given, slug):
    vendor = VendorFactory(**given)
    client.force_login(MembershipFactory(vendor=vendor).user)

    assert client.get("/ban-hang/dang-ky/").url == step(slug)


def test_answers_stand_in_the_form_when_she_comes_back(client, vendor):
    assert "Bếp cô Tư" in text(client.get(step("ten")))


def test_change_from_the_last_look_leads_back_to_it(client, vendor):
    response = client.post(step("ten") + "?sau=xem", {"name": "Bếp cô Út"})

    assert response.url == step("xem")


def test_account_may_be_left_out(client, vendor):
    nothing = {"bank": "", "account": "", "holder": ""}
    response = client.post(step("ngan-hang"), nothing)

    assert response.url == step("dieu-khoan")


def test_name_sent_twice_opens_one_shop(client, member):
    client.post("/ban-hang/dang-ky/", NAME)
    client.post("/ban-hang/dang-ky/", NAME)

    assert Membership.objects.count() == 1


def test_application_sent_twice_is_as_good_as_once(client, vendor):
    client.post(step("dieu-khoan"), {"terms": "on"})
    client.post(step("xem"))

    assert client.post(step("xem")).url == "/ban-hang/"


def test_unfinished_application_is_not_sent(client, vendor):
    response = client.post(step("xem"))

    assert response.url == step("ngan-hang")
    vendor.refresh_from_db()
    assert vendor.status == Vendor.Status.DRAFT


def test_reason_is_read_where_she_looks_first(client, vendor):
    Vendor.objects.update(status=Vendor.Status.RETURNED, return_reason="Ảnh mờ quá")

    assert "Ảnh mờ quá" in text(client.get("/ban-hang/"))


@pytest.mark.parametrize("status", ["in_review", "approved", "suspended"])
def test_sent_application_is_changed_elsewhere(client, vendor, status):
    Vendor.objects.update(status=status)

    assert client.post(step("ten"), {"name": "Khác"}).url == "/ban-hang/"
    vendor.partner.refresh_from_db()
    assert vendor.partner.name == "Bếp cô Tư"


def test_approved_vendor_changes_an_answer(client, vendor):
    Vendor.objects.update(status=Vendor.Status.APPROVED)

    response = client.post("/ban-hang/cua-hang/ten/", {"name": "Bếp cô Út"})

    assert response.url == "/ban-hang/cua-hang/"
    assert "Bếp cô Út" in text(client.get("/ban-hang/cua-hang/"))


def test_terms_cannot_be_unticked(client, vendor):
    assert client.get("/ban-hang/cua-hang/dieu-khoan/").status_code == 404


def test_photo_is_removed(client, vendor, commits):
    photo = photos.upload(photos.jpeg())
    client.post(step("gioi-thieu"), {"story": "Vườn khóm", "photos": photo})

    client.post("/ban-hang/cua-hang/bo-hinh/")

    vendor.refresh_from_db()
    assert not vendor.photo
    assert vendor.about == "Vườn khóm"


def test_shop_photo_keeps_no_place(client, vendor, commits):
    with commits():
        photo = photos.upload(photos.jpeg())
        client.post(step("gioi-thieu"), {"story": "Vườn khóm", "photos": photo})

    vendor.refresh_from_db()
    folder = vendor.photo.name.removesuffix(".jpg")
    stored = [vendor.photo.name]
    stored += [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    assert len(stored) == 5
    for name in stored:
        with default_storage.open(name) as file:
            assert photos.traces(file.read()) == []


BAD = [
    ("ten", {"name": ""}, "name"),
    ("ten", {"name": "   "}, "name"),
    ("ten", {"name": "🥥🥥"}, "name"),
    ("ten", {"name": "x" * 81}, "name"),
    ("ten", {"name": "Bếp q\u0301\u0301\u0301\u0301"}, "name"),
    ("ten", {"name": "Bếp\x00"}, "name"),
    ("noi-ban", {"province": "", "commune": ""}, "commune"),
    ("noi-ban", {"province": "xyz", "commune": "Không đâu"}, "province"),
    ("gioi-thieu", {"story": ""}, "story"),
    ("gioi-thieu", {"story": "x" * 2001}, "story"),
    ("lien-he", {"phone": ""}, "phone"),
    ("lien-he", {"phone": "12345"}, "phone"),
    ("giao-hang", {"rate_province": "rẻ"}, "rate_province"),
    ("giao-hang", {"rate_province": "9.000.000.000"}, "rate_province"),
    ("giao-hang", {"rate_province": "-5"}, "rate_province"),
    ("giao-hang", {"can_collect": "on"}, "pickup_note"),
    ("giao-hang", {}, "__all__"),
    ("ngan-hang", {"account": "0011012345678"}, "bank"),
    ("ngan-hang", {"bank": "999999"}, "bank"),
    ("ngan-hang", ACCOUNT | {"account": "12; DROP"}, "account"),
    ("ngan-hang", ACCOUNT | {"holder": ""}, "holder"),
    ("dieu-khoan", {}, "terms"),
]


@pytest.mark.parametrize(("slug", "data", "field"), BAD)
def test_bad_answer_is_told_beside_the_field(client, vendor, slug, data, field):
    before = Vendor.objects.values().get(), vendor.partner.name

    response = client.post(step(slug), data)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    vendor.partner.refresh_from_db()
    assert (Vendor.objects.values().get(), vendor.partner.name) == before


def test_typed_text_stays_beside_its_error(client, vendor):
    html = "<b>Bếp</b> 🥥"
    data = ACCOUNT | {"account": "ngắn!", "holder": html}

    page = text(client.post(step("ngan-hang"), data))

    assert 'value="&lt;b&gt;Bếp&lt;/b&gt; 🥥"' in page
    assert 'value="ngắn!"' in page


def test_html_is_text(client, vendor):
    client.post(step("ten"), {"name": "<script>alert(1)</script>"})

    assert "<script>alert" not in text(client.get("/ban-hang/"))


def test_flood_of_text_keeps_the_answers(client, vendor):
    response = client.post(step("gioi-thieu"), {"story": "x" * 1_100_000})

    assert response.status_code == 413
    vendor.refresh_from_db()
    assert vendor.about


def test_lost_session_loses_no_word(client, vendor):
    user = vendor.memberships.get().user
    whose = mark_of(user)
    client.logout()
    typed = {"story": "Đã gõ thật nhiều chữ", "whose": whose}
    client.post(step("gioi-thieu"), typed)

    client.force_login(user)
    page = text(client.get(step("gioi-thieu")))

    assert "Đã gõ thật nhiều chữ" in page
    vendor.refresh_from_db()
    assert vendor.about != "Đã gõ thật nhiều chữ"


def test_second_person_reaches_her_own_shop_alone(client, vendor):
    other = VendorFactory(partner__name="Vườn cô Ba")
    client.force_login(MembershipFactory(vendor=other, user=UserFactory()).user)

    client.post(step("ten"), {"name": "Đổi"})

    vendor.partner.refresh_from_db()
    assert vendor.partner.name == "Bếp cô Tư"


def test_pages_of_the_shop_are_not_public(client, vendor):
    response = client.get(reverse("vendors:shop-edit"))

    assert "public" not in response.get("Cache-Control", "")
