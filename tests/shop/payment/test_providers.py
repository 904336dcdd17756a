import pytest

from shop.payment import providers
from shop.payment.providers import PROVIDERS, offered_by
from shop.payment.providers.base import Provider
from shop.payment.qr import TRANSFER_LIMIT
from tests.factories import VendorFactory


def test_each_way_to_pay_is_one_file():
    assert list(PROVIDERS) == ["cash", "vietqr"]
    assert all(isinstance(provider, Provider) for provider in PROVIDERS.values())


def test_third_file_is_found_by_lying_there(tmp_path, monkeypatch):
    (tmp_path / "barter.py").write_text(
        "from shop.payment.providers.base import Provider\n"
        "class Barter(Provider):\n"
        "    code, label, hint = 'barter', 'Barter', 'Goods for goods'\n"
        "    def is_offered(self, *, partner, total):\n"
        "        return True\n"
        "PROVIDER = Barter()\n"
    )
    monkeypatch.setattr(providers, "__path__", [*providers.__path__, str(tmp_path)])

    assert list(providers.load()) == ["cash", "vietqr", "barter"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("total", "ways"),
    [
        (100_000, ["cash", "vietqr"]),
        (TRANSFER_LIMIT - 1, ["cash", "vietqr"]),
        (TRANSFER_LIMIT, ["cash"]),
    ],
)
def test_transfer_is_offered_below_its_limit(total, ways):
    partner = VendorFactory(open=True).partner

    assert [way.code for way in offered_by(partner=partner, total=total)] == ways
