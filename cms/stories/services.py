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


def has_trunk() -> bool:
    """False until the market was prepared; desks wait for it."""
    return StoryOverviewPage.objects.filter(locale__language_code="vi").exists()


@transaction.atomic
def ensure_province(place: Place) -> ProvinceDesk:
    """Index, image collection, both groups and the workflow; twice without harm.

    Each is found by what it belongs to, so that a province may be named anew.
    """
    index = index_of(place) or make_index(place)
    editors, approvers = editors_group(place), approvers_group(place)
    collection = collection_of(editors) or ensure_collection(
        COLLECTION.format(place=place.name)
    )
    allow_pages(editors, index, "add", "change")
    allow_pages(approvers, index, "add", "change", "publish", "unlock")
    allow_images(editors, collection, "add", "choose")
    allow_images(approvers, collection, "add", "change", "choose")
    workflow = workflow_of(index) or ensure_workflow(
        WORKFLOW.format(place=place.name), approvers
    )
    WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
    return ProvinceDesk(place, index, collection, editors, approvers, workflow)


def index_of(place: Place) -> StoryIndexPage | None:
    indexes = StoryIndexPage.objects.filter(place=place)
    return indexes.filter(locale__language_code="vi").first()


def make_index(place: Place) -> StoryIndexPage:
    overview = StoryOverviewPage.objects.get(locale__language_code="vi")
    page = StoryIndexPage(title=place.name, slug=place.slug, place=place)
    return ensure_child(overview, page)


def collection_of(group: Group) -> Collection | None:
    given = Collection.objects.filter(group_permissions__group=group)
    return given.order_by("path").first()


def workflow_of(index: StoryIndexPage) -> Workflow | None:
    return Workflow.objects.filter(workflow_pages__page=index).first()


@transaction.atomic
def rename_desks() -> None:
    """Follow the names of provinces; the old address of an index leads to the new."""
    indexes = StoryIndexPage.objects.filter(locale__language_code="vi")
    for index in indexes.select_related("place"):
        place = index.place
        if (index.title, index.slug) == (place.name, place.slug):
            continue
        if index.slug != place.slug and index.get_siblings().filter(slug=place.slug):
            continue
        old, index.title, index.slug = index.title, place.name, place.slug
        index.save_revision().publish()
        rename_belongings(old, ensure_province(place))


def rename_belongings(old: str, desk: ProvinceDesk) -> None:
    """What still has the name it was given; other names are somebody's choice."""
    name = desk.place.name
    if desk.collection.name == COLLECTION.format(place=old):
        desk.collection.name = COLLECTION.format(place=name)
        desk.collection.save()
    tasks = [task.specific for task in desk.workflow.tasks]
    for thing in (desk.workflow, *tasks):
        if thing.name == WORKFLOW.format(place=old):
            thing.name = WORKFLOW.format(place=name)
            thing.save()


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
