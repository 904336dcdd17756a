from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.core.groups import approvers_group, editors_group
from cms.core.services import (
    allow_images,
    allow_pages,
    ensure_child,
    ensure_collection,
    ensure_translation,
)
from shop.places.models import Place

from .models import StoryIndexPage, StoryOverviewPage

DELTA = ("can-tho", "vinh-long", "dong-thap", "an-giang", "ca-mau", "tay-ninh")
COLLECTION = "Ảnh · {place}"
WORKFLOW = "Duyệt câu chuyện · {place}"


@dataclass(frozen=True)
class ProvinceDesk:
    """All that a province needs to write and approve its own stories."""

    place: Place
    index: StoryIndexPage
    collection: Collection
    editors: Group
    approvers: Group
    workflow: Workflow


def ensure_overview(home) -> StoryOverviewPage:
    page = StoryOverviewPage(
        title="Câu chuyện",
        slug="cau-chuyen",
        intro="Người phụ nữ đứng sau mỗi món hàng: họ là ai, họ làm thế nào.",
    )
    overview = ensure_child(home, page)
    ensure_translation(
        overview,
        title="Stories",
        intro="The women behind the goods: who they are and how they work.",
    )
    return overview


@transaction.atomic
def ensure_province(place: Place) -> ProvinceDesk:
    """Index, image collection, both groups and the workflow; twice without harm."""
    overview = StoryOverviewPage.objects.get(locale__language_code="vi")
    page = StoryIndexPage(title=place.name, slug=place.slug, place=place)
    index = ensure_child(overview, page)
    collection = ensure_collection(COLLECTION.format(place=place.name))
    editors, approvers = editors_group(place), approvers_group(place)
    allow_pages(editors, index, "add", "change")
    allow_pages(approvers, index, "add", "change", "publish", "unlock")
    allow_images(editors, collection, "add", "choose")
    allow_images(approvers, collection, "add", "change", "choose")
    workflow = ensure_workflow(WORKFLOW.format(place=place.name), approvers)
    WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
    return ProvinceDesk(place, index, collection, editors, approvers, workflow)


def ensure_workflow(name: str, group: Group) -> Workflow:
    """One step: somebody of this group approves."""
    workflow, created = Workflow.objects.get_or_create(name=name)
    if created:
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def delta_provinces():
    return Place.objects.provinces().today().filter(slug__in=DELTA).order_by("folded")
