import pytest

from shop.journal.by import By
from shop.journal.models import Entry
from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import ListingFactory, UserFactory, VendorFactory
from vendors.members import answers
from vendors.members.models import Vendor

pytestmark = pytest.mark.django_db
ACCOUNT = {"bank": "970405", "number": "0011012345678", "holder": "NGUYEN THI UT"}


def test_address_follows_the_name_before_approval():
    vendor = VendorFactory(partner__name="Cũ")

    answers.rename_shop(vendor=vendor, by=By(UserFactory()), name="Bếp cô Út")

    vendor.partner.refresh_from_db()
    assert vendor.partner.slug == "bep-co-ut"


def test_address_stays_after_approval():
    vendor = VendorFactory(open=True, partner__slug="bep-co-tu")

    answers.rename_shop(vendor=vendor, by=By(UserFactory()), name="Bếp cô Út")

    vendor.partner.refresh_from_db()
    assert (vendor.partner.name, vendor.partner.slug) == ("Bếp cô Út", "bep-co-tu")


def test_new_name_stands_on_her_cards():
    listing = ListingFactory()
    refresh_cards(product_ids=[listing.product_id])

    answers.rename_shop(vendor=listing.vendor, by=By(UserFactory()), name="Bếp cô Út")

    assert ProductCard.objects.get().shop_name == "Bếp cô Út"


def test_new_place_stands_on_her_cards_and_brings_its_officers(commune):
    listing = ListingFactory()
    refresh_cards(product_ids=[listing.product_id])

    answers.move_shop(vendor=listing.vendor, by=By(UserFactory()), place=commune)

    assert ProductCard.objects.get().province_id == commune.parent_id
    assert Vendor.objects.get().unit.place == commune


def test_answer_given_meanwhile_keeps_the_decision():
    vendor = VendorFactory(waiting=True)
    stale = Vendor.objects.get(pk=vendor.pk)
    Vendor.objects.filter(pk=vendor.pk).update(status=Vendor.Status.APPROVED)

    answers.introduce(vendor=stale, about="Nhà vườn khóm", by=By(UserFactory()))

    vendor.refresh_from_db()
    assert vendor.is_approved
    assert vendor.about == "Nhà vườn khóm"


def test_account_without_consent_is_not_shown():
    vendor = VendorFactory()

    answers.set_account(vendor=vendor, by=By(UserFactory()), show=False, **ACCOUNT)

    assert vendor.partner.bank_account == "0011012345678"
    assert not vendor.partner.takes_transfers


def test_consent_keeps_its_first_date():
    vendor = VendorFactory()
    answers.set_account(vendor=vendor, by=By(UserFactory()), show=True, **ACCOUNT)
    given = vendor.bank_consent_at

    answers.set_account(vendor=vendor, by=By(UserFactory()), show=True, **ACCOUNT)

    vendor.refresh_from_db()
    assert vendor.bank_consent_at == given == vendor.partner.bank_shown_since


def test_consent_can_be_taken_back():
    vendor = VendorFactory(open=True)

    answers.set_account(vendor=vendor, by=By(UserFactory()), show=False, **ACCOUNT)

    vendor.refresh_from_db()
    assert vendor.bank_consent_at is None
    assert not vendor.partner.takes_transfers


def test_account_number_stays_out_of_the_journal():
    answers.set_account(
        vendor=VendorFactory(), by=By(UserFactory()), show=True, **ACCOUNT
    )

    assert "0011012345678" not in str(Entry.objects.get().data)


def test_terms_are_dated_once():
    vendor = VendorFactory()
    answers.accept_terms(vendor=vendor, by=By(UserFactory()))
    ticked = vendor.terms_accepted_at

    answers.accept_terms(vendor=vendor, by=By(UserFactory()))

    assert vendor.terms_accepted_at == ticked
    assert Entry.objects.count() == 1
