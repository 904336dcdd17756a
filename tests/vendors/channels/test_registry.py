"""A new channel takes one new file; in a process of its own, as it would start."""

import subprocess
import sys
from pathlib import Path

from vendors.channels.registry import channels

ROOT = Path(__file__).parents[3]
ADAPTER = """
from vendors.channels.channel import Channel


class Sendo(Channel):
    code = "sendo"
    seller_centre = "https://ban.sendo.vn/"
    steps = ("Open Sendo.",)
    addresses = {
        "label": "Sendo",
        "hosts": ["www.sendo.vn"],
        "product": [r"^/[a-z0-9-]+-(?P<item>\\d{4,12})\\.html/?$"],
        "shop": [r"^/shop/(?P<user>[a-z0-9-]{3,60})/?$"],
    }
    rules = (
        {
            "since": "2026-01-01",
            "source": "a test",
            "confidence": "high",
            "title": {"min": 30},
        },
    )
"""
LOOK = """
import sys, os
os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings.test"
import vendors.channels.adapters as adapters
adapters.__path__.append(sys.argv[1])
import django
django.setup()
from vendors.channels.links import check_link
from vendors.channels.readiness import Offer
from vendors.channels.registry import channels
link = check_link("https://www.sendo.vn/keo-dua-12345.html")
channel = channels()["sendo"]
offer = Offer("Kẹo dừa", "Ngon", [(900, 900)], 1000)
print(list(channels()), link.platform, link.kind, channel.label)
print([hint.field for hint in channel.hints(offer)])
"""


def test_one_new_file_is_a_new_channel(tmp_path):
    (tmp_path / "sendo.py").write_text(ADAPTER, encoding="utf-8")

    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.stdout.splitlines() == [
        "['sendo', 'shopee', 'tiktok'] sendo product Sendo",
        "['name']",
    ], told.stderr


def test_channels_of_the_market():
    assert list(channels()) == ["shopee", "tiktok"]
