"""One real thing for every gap in an address, vendor A's wherever there is one."""

from datetime import timedelta

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.flatpages.models import FlatPage
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Site, TaskState, UploadedFile, WorkflowState

from cms.images.models import Picture
from cms.navigation.models import MenuItem
from cms.navigation.services import ensure_menus
from cms.pages.services import ensure_home, ensure_standard_pages
from cms.stories.services import ensure_overview, ensure_province
from shop.clock.models import JobRun
from shop.journal.by import BY_COMMAND
from shop.search.services import refresh_cards
from shop.users.models import OpenSession, User
from tests.factories import (
    DraftFactory,
    ListingFactory,
    MembershipFactory,
    OrderFactory,
    StaffFactory,
    basket_with,
)
from tests.factories.cms import write_story
from tests.photos import jpeg, upload
from vendors.channels.models import ChannelLink
from vendors.members.models import Vendor
from vendors.units.models import StaffRole
from vendors.units.staffing import invite

STREET = "Hẻm 9, ấp Thạnh Quới 2"

# Which thing fills a gap: the longest beginning of an address that knows its name.
GAPS = {
    "danh-muc/": {"slug": "kind_slug"},
    "san-pham/": {"product_slug": "product_slug", "pk": "product"},
    "cua-hang/": {"slug": "shop_slug"},
    "di/": {"pk": "link"},
    "gio-hang/": {"product_id": "product", "line_id": "basket_line"},
    "don-hang/": {"number": "group_number", "index": "one"},
    "tai-khoan/can-bo/bao-ve/khoa/": {"pk": "one"},
    "ban-hang/san-pham/": {"pk": "listing", "image": "image", "slug": "listing_step"},
    "ban-hang/don-hang/": {"number": "order_number", "step": "order_step"},
    "ban-hang/kenh/": {
        "listing_id": "listing",
        "platform": "platform",
        "image": "image",
    },
    "ban-hang/kenh/bo/": {"pk": "link"},
    "ban-hang/dang-ky/": {"slug": "shop_step"},
    "ban-hang/cua-hang/": {"slug": "shop_step"},
    "tai-khoan/can-bo/cua-toi/thiet-bi/": {"pk": "open_session"},
    "quan-tri/nhan-su/": {"pk": "staff_person", "unit": "unit"},
    "quan-tri/nhan-su/vai-tro/": {"pk": "staff_role"},
    "quan-tri/nhan-su/loi-moi/": {"pk": "invitation"},
    "quan-tri/duyet/cua-hang/": {"pk": "vendor"},
    "quan-tri/duyet/san-pham/": {"pk": "waiting_listing"},
    "quan-tri/": {
        "page_id": "page",
        "parent_page_id": "page_parent",
        "page_to_move_id": "page",
        "destination_id": "page_parent",
        "content_type_app_name": "page_app",
        "content_type_model_name": "page_model",
        "app_label": "page_app",
        "app_name": "page_app",
        "model_name": "page_model",
        "object_id": "page",
        "session_id": "editing_session",
        "action": "bulk_action",
        "action_name": "workflow_action",
        "task_id": "task",
        "task_state_id": "task_state",
        "workflow_state_id": "workflow_state",
        "revision_id": "revision",
        "revision_id_a": "revision",
        "revision_id_b": "revision",
        "image_id": "picture",
        "filter_spec": "filter_spec",
        "document_id": "document",
        "doc_id": "document",
        "redirect_id": "redirect",
        "collection_id": "collection",
        "uidb64": "word",
        "token": "word",
    },
    "quan-tri/api/main/pages/": {"pk": "page", "action_name": "api_action"},
    "quan-tri/api/main/documents/": {"pk": "document"},
    "quan-tri/api/main/images/": {"pk": "picture"},
    "quan-tri/pages/": {"pk": "page"},
    "quan-tri/collections/": {"pk": "collection"},
    "quan-tri/workflows/": {
        "pk": "workflow",
        "page_pk": "page",
        "workflow_pk": "workflow",
    },
    "quan-tri/workflows/tasks/": {
        "pk": "task",
        "app_label": "task_app",
        "model_name": "task_model",
    },
    "quan-tri/settings/": {
        "app_name": "setting_app",
        "model_name": "setting_model",
        "pk": "one",
    },
    "quan-tri/translation/submit/snippet/": {"pk": "menu_item"},
    "quan-tri/documents/": {"uploaded_file_id": "uploaded_document"},
    "quan-tri/images/": {"uploaded_file_id": "uploaded_picture"},
    "quan-tri/snippets/": {"pk": "menu_item"},
    "quan-tri/choose-product/": {"pk": "product"},
    "quan-tri/choose-shop/": {"pk": "vendor"},
    "quan-tri/sites/": {"pk": "site"},
    "quan-tri/users/": {"pk": "owner"},
    "quan-tri/groups/": {"pk": "staff_group"},
    "quan-tri/documents/chooser/": {"pk": "document"},
    "quan-tri/images/chooser/": {"pk": "picture"},
    "quan-tri-oscar/catalogue/products/": {
        "pk": "product",
        "parent_pk": "product",
        "product_class_slug": "product_class_slug",
    },
    "quan-tri-oscar/catalogue/categories/": {"pk": "kind", "parent": "kind"},
    "quan-tri-oscar/catalogue/product-type/": {"pk": "product_class"},
    "quan-tri-oscar/catalogue/attribute-option-group/": {"pk": "option_group"},
    "quan-tri-oscar/catalogue/option/": {"pk": "option"},
    "quan-tri-oscar/orders/": {
        "number": "order_number",
        "note_id": "order_note",
        "line_id": "order_line",
    },
    "quan-tri-oscar/users/": {"pk": "owner"},
    "quan-tri-oscar/users/alerts/": {"pk": "product_alert"},
    "quan-tri-oscar/pages/": {"pk": "flat_page"},
    "quan-tri-oscar/partners/": {
        "pk": "partner",
        "partner_pk": "partner",
        "user_pk": "owner",
    },
    "quan-tri-oscar/ranges/": {"pk": "range"},
    "quan-tri-oscar/comms/": {"slug": "event_code"},
    "quan-tri-oscar/shipping/weight-based/": {
        "pk": "shipping_method",
        "method_pk": "shipping_method",
    },
    "quan-tri-oscar/shipping/weight-based/%(method_pk)s/": {"pk": "shipping_band"},
    "": {"_0": "front"},
}
WORDS = {
    "one": 1,
    "word": "abc-123",
    "front": "",
    "listing_step": "gia",
    "order_step": "xac-nhan",
    "shop_step": "ten",
    "platform": "shopee",
    "page_app": "cms_stories",
    "page_model": "storypage",
    "task_app": "wagtailcore",
    "task_model": "groupapprovaltask",
    "setting_app": "cms_navigation",
    "setting_model": "operator",
    "bulk_action": "publish",
    "workflow_action": "approve",
    "api_action": "copy",
    "filter_spec": "width-320",
    "event_code": "registration",
}


def thing_for(shape: str, gap: str) -> str | None:
    """The name of the thing for this gap of this address."""
    fitting = [
        start for start in GAPS if shape.startswith(start) and gap in GAPS[start]
    ]
    return GAPS[max(fitting, key=len)][gap] if fitting else None


def lay_out() -> dict:
    # The clock has just run, as /readyz wants to see.
    JobRun.objects.create(name="some_job", started_at=timezone.now())
    """Everything the table names, and `owner_user`, vendor A's owner."""
    found = WORDS | sellers_things()
    found |= staffs_things(found["vendor"])
    found |= editors_things(found["product"])
    return found | oscars_things(found["product"])


def sellers_things() -> dict:
    membership = MembershipFactory()
    vendor = membership.vendor
    listing = ListingFactory(vendor=vendor, stock=9)
    waiting = DraftFactory(
        vendor=vendor, status="in_review", submitted_at=timezone.now()
    )
    image = listing.product.images.create(original=upload(jpeg(), "khom.jpg"))
    order = OrderFactory(listing=listing, street=STREET)
    link = ChannelLink.objects.create(
        vendor=vendor, platform="shopee", kind="shop", url="https://shopee.vn/chi-ut"
    )
    refresh_cards(product_ids=[listing.product_id])
    kind = listing.product.categories.get()
    return {
        "owner_user": membership.user,
        "owner": membership.user.pk,
        "vendor": vendor.pk,
        "partner": vendor.partner_id,
        "shop_slug": vendor.partner.slug,
        "listing": listing.pk,
        "waiting_listing": waiting.pk,
        "product": listing.product_id,
        "product_slug": listing.product.slug,
        "kind": kind.pk,
        "kind_slug": kind.slug,
        "image": image.pk,
        "link": link.pk,
        "basket_line": basket_with(listing, owner=membership.user).lines.get().pk,
        "group_number": order.group.number,
        "order_number": order.number,
        "order_line": order.lines.get().pk,
        "order_note": order.notes.create(message="Gọi trước khi giao").pk,
    }


def staffs_things(vendor) -> dict:
    """An officer of vendor A's commune, and somebody who was invited there."""
    unit = Vendor.objects.get(pk=vendor).unit
    officer = StaffFactory(is_staff=False)
    role = StaffRole.objects.create(user=officer, unit=unit, role="officer")
    invitation = invite(
        email="moi@cho.example", unit=unit, role="officer", by=BY_COMMAND
    )
    return {
        "unit": unit.pk,
        "staff_person": officer.pk,
        "staff_role": role.pk,
        "invitation": invitation.pk,
        "open_session": OpenSession.objects.create(user=officer, key="x" * 32).pk,
    }


def editors_things(product) -> dict:
    home = ensure_home(name="Chợ Chị Em")
    ensure_overview(home)
    ensure_menus(ensure_standard_pages(home))
    place = apps.get_model("catalogue", "Product").objects.get(pk=product)
    desk = ensure_province(place.listing.vendor.partner.place.parent)
    writer = User.objects.create_user(email="viet@cho.example", password="x" * 12)
    story = write_story(desk)
    state = desk.workflow.start(write_story(desk, live=False), writer)
    picture = Picture.objects.create(title="Chợ nổi", file=upload(jpeg(), "cho.jpg"))
    document = Document.objects.create(
        title="Bảng giá", file=ContentFile(b"gia", name="gia.txt")
    )
    return {
        "desk": desk,
        "page": story.pk,
        "page_parent": desk.index.pk,
        "revision": story.latest_revision_id,
        "editing_session": EditingSession.objects.create(
            user=writer,
            content_object=story,
            last_seen_at=timezone.now() - timedelta(minutes=1),
        ).pk,
        "workflow": desk.workflow.pk,
        "task": desk.workflow.tasks.first().pk,
        "workflow_state": WorkflowState.objects.get(pk=state.pk).pk,
        "task_state": TaskState.objects.get(workflow_state=state).pk,
        "collection": desk.collection.pk,
        "picture": picture.pk,
        "uploaded_picture": uploaded(Picture, writer),
        "document": document.pk,
        "uploaded_document": uploaded(Document, writer),
        "redirect": Redirect.objects.create(old_path="/cu", redirect_link="/").pk,
        "menu_item": MenuItem.objects.first().pk,
        "site": Site.objects.get().pk,
        "staff_group": Group.objects.first().pk,
    }


def uploaded(model, user) -> int:
    kind = ContentType.objects.get_for_model(model)
    file = upload(jpeg(), "moi.jpg")
    return UploadedFile.objects.create(
        for_content_type=kind, file=file, uploaded_by_user=user
    ).pk


def oscars_things(product_id) -> dict:
    make = oscar_model
    product = apps.get_model("catalogue", "Product").objects.get(pk=product_id)
    method = make("shipping", "WeightBased", name="Xe tải", default_weight=1)
    return {
        "product_class": product.product_class_id,
        "product_class_slug": product.product_class.slug,
        "option_group": make("catalogue", "AttributeOptionGroup", name="Cỡ").pk,
        "option": make("catalogue", "Option", name="Lời nhắn", code="loi-nhan").pk,
        "product_alert": make(
            "customer", "ProductAlert", product=product, email="mai@cho.example"
        ).pk,
        "flat_page": FlatPage.objects.create(url="/xin-chao/", title="Xin chào").pk,
        "range": make("offer", "Range", name="Mùa khóm", slug="mua-khom").pk,
        "shipping_method": method.pk,
        "shipping_band": method.bands.create(upper_limit=5, charge=20000).pk,
        "event": make(
            "communication",
            "CommunicationEventType",
            code=WORDS["event_code"],
            name="Đăng ký",
        ).pk,
    }


def oscar_model(label: str, model: str, /, **values):
    return apps.get_model(label, model).objects.create(**values)
