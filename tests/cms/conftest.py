import pytest

from cms.pages.services import ensure_home, ensure_standard_pages
from cms.stories.services import ensure_overview, ensure_province
from tests.factories.places import province


@pytest.fixture
def home(db):
    home = ensure_home(name="Chợ Chị Em")
    ensure_overview(home)
    return home


@pytest.fixture
def standard_pages(home):
    return ensure_standard_pages(home)


@pytest.fixture
def desk(home):
    """Cần Thơ's: index, collection, groups and workflow."""
    return ensure_province(province("Cần Thơ"))
