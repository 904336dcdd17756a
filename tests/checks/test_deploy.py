from shop.outbox.checks import messages_reach_phones
from tests.checks.deploy import check_deploy


def test_production_refuses_the_demo():
    done = check_deploy(DEMO="1")

    assert done.returncode == 1
    assert "market.E001" in done.stderr


def test_production_refuses_what_is_not_set():
    unset = ("SMS_GATEWAY", "SITE_URL", "TRUSTED_PROXY_COUNT", "EMAIL_URL")

    done = check_deploy(**dict.fromkeys(unset, ""))

    assert done.returncode == 1
    for refusal in ("E002", "E003", "E004", "W005"):
        assert f"market.{refusal}" in done.stderr


def test_a_gateway_without_address_is_none(settings):
    settings.SMS_GATEWAY = "shop.outbox.gateways.HttpSMS"
    settings.SMS_HTTP_URL = ""

    assert [error.id for error in messages_reach_phones(None)] == ["market.E002"]
