import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.channels.links import (
    OFFERED,
    PLATFORMS,
    LinkRefused,
    NotAnAddress,
    NotAProductOrShop,
    NotSecure,
    UnknownPlatform,
    check_link,
)

SAMPLES = json.loads((Path(__file__).parent / "samples.json").read_text())
PRODUCT = "https://shopee.vn/product/1506174776/27240240844"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["url"][8:40])
def test_real_address_is_known(sample):
    link = check_link(sample["url"])

    assert (link.platform, link.kind) == (sample["platform"], sample["kind"])
    assert link.url == sample["url"]


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://s.shopee.vn/5fXyZ12abc", "shopee"),
        ("https://s.lazada.vn/s.abc12", "lazada"),
        ("https://vt.tiktok.com/ZSabc123/", "tiktok"),
        ("https://m.me/cho.chi.em", "facebook"),
    ],
)
def test_short_address_is_kept_and_not_resolved(url, platform):
    link = check_link(url)

    assert (link.platform, link.kind, link.url) == (platform, "short", url)


def test_members_are_offered_eight_platforms():
    names = ["shopee", "tiktok", "zalo", "facebook", "lazada", "tiki", "postmart"]

    assert list(OFFERED) == [*names, "voso"]
    assert set(PLATFORMS) - set(OFFERED) == {"alibaba"}


@pytest.mark.parametrize(
    "typed",
    [
        f"  {PRODUCT}\n",
        f"{PRODUCT}?sp_atk=1&url=https://evil.example#top",
        PRODUCT.replace("shopee.vn", "SHOPEE.VN"),
        PRODUCT.replace("https", "HTTPS"),
        PRODUCT.replace("shopee", "ｓｈｏｐｅｅ"),
        PRODUCT.replace("shopee.vn", "shopee。vn"),
    ],
)
def test_address_is_kept_in_its_plain_form(typed):
    assert check_link(typed).url == PRODUCT


def test_name_in_the_path_is_written_in_ascii():
    link = check_link("https://shopee.vn/Bánh-tráng-i.1.2")

    assert link.url == "https://shopee.vn/B%C3%A1nh-tr%C3%A1ng-i.1.2"
    assert check_link(link.url) == link


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("", NotAnAddress),
        ("shopee", NotAnAddress),
        ("shopee.vn/product/1/2", NotAnAddress),
        ("//shopee.vn/product/1/2", NotAnAddress),
        ("https:shopee.vn/product/1/2", NotAnAddress),
        ("javascript:alert(1)//shopee.vn/product/1/2", NotAnAddress),
        ("data:text/html,https://shopee.vn/product/1/2", NotAnAddress),
        ("ftp://shopee.vn/product/1/2", NotAnAddress),
        ("http://shopee.vn/product/1/2", NotSecure),
        ("https://me@shopee.vn/product/1/2", NotAnAddress),
        ("https://me:pw@shopee.vn/product/1/2", NotAnAddress),
        ("https://shopee.vn@evil.example/product/1/2", NotAnAddress),
        ("https://shopee.vn:443/product/1/2", NotAnAddress),
        ("https://shopee.vn:/product/1/2", NotAnAddress),
        ("https://[::1]/product/1/2", NotAnAddress),
        ("https://[shopee.vn/product/1/2", NotAnAddress),
        ("https://evil.example\\@shopee.vn/product/1/2", NotAnAddress),
        ("https://shopee.vn/product/1/2 x", NotAnAddress),
        ("https://shop\tee.vn/product/1/2", NotAnAddress),
        ("https://shopee.vn/a\u202e-i.1.2", NotAnAddress),
        ("https://shopee.vn/a%0d%0aSet-Cookie:x-i.1.2", NotAnAddress),
        ("https://shopee.vn/a%2f..%2f-i.1.2", NotAnAddress),
        ("https://shopee.vn/" + "x" * 600 + "-i.1.2", NotAnAddress),
        ("https://shopee.vn/" + "á" * 200 + "-i.1.2", NotAnAddress),
        ("https://shopee.vn/" + "x" * 3000, NotAnAddress),
        ("https://" + "a" * 70 + ".vn/", NotAnAddress),
        ("https://shopee.vn./product/1/2", UnknownPlatform),
        ("https://shopee.vn.evil.example/product/1/2", UnknownPlatform),
        ("https://evilshopee.vn/product/1/2", UnknownPlatform),
        ("https://evil.shopee.vn/product/1/2", UnknownPlatform),
        ("https://shopее.vn/product/1/2", UnknownPlatform),  # two Cyrillic letters
        ("https://shopee.com/product/1/2", UnknownPlatform),
        ("https://127.0.0.1/product/1/2", UnknownPlatform),
        ("https://sendo.vn/product/1/2", UnknownPlatform),
        (
            "https://www.alibaba.com/product-detail/Output_1601278044973.html",
            UnknownPlatform,
        ),
        ("https://shopee.vn", NotAProductOrShop),
        ("https://shopee.vn/", NotAProductOrShop),
        ("https://shopee.vn/cart", NotAProductOrShop),
        ("https://shopee.vn/CART/", NotAProductOrShop),
        ("https://shopee.vn/product/1/2/3", NotAProductOrShop),
        ("https://shopee.vn/product/١/٢", NotAProductOrShop),
        ("https://s.shopee.vn/", NotAProductOrShop),
        ("https://www.tiktok.com/foryou", NotAProductOrShop),
        ("https://www.facebook.com/l.php?u=https://evil.example", NotAProductOrShop),
        ("https://www.facebook.com/login", NotAProductOrShop),
        ("https://tiki.vn/nha-sach-tiki/c8322", NotAProductOrShop),
    ],
)
def test_other_address_is_refused(url, refusal):
    with pytest.raises(LinkRefused) as refused:
        check_link(url)

    assert type(refused.value) is refusal


def test_refusal_says_what_to_do():
    with pytest.raises(UnknownPlatform, match="Shopee, TikTok Shop, Zalo"):
        check_link("https://example.com/")


@given(
    st.text() | st.text(alphabet="htps:/.@%shopevn-i12?#\\ ").map("https://".__add__)
)
def test_whatever_passes_stays_on_a_host_we_know(text):
    try:
        link = check_link(text)
    except LinkRefused:
        return
    host = link.url.removeprefix("https://").split("/")[0]
    known = OFFERED[link.platform]
    assert host in known.hosts | known.short_hosts
    assert link.url.isascii()
