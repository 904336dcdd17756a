import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished

from shop.translations import compile_translations
from tests.ground import lay_ground


def pytest_configure(config):
    compile_translations()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        lay_ground()


@pytest.fixture(autouse=True)
def _ground_after_flush(request):
    """A test with real transactions leaves an empty database behind."""
    if "transactional_db" in request.fixturenames or is_transactional(request.node):
        request.getfixturevalue("transactional_db")
        lay_ground()


def is_transactional(node) -> bool:
    marker = node.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def _fresh_start():
    for alias in settings.CACHES:
        caches[alias].clear()
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _failed_tasks_fail_the_test():
    """Tasks run at once here, and their errors would only be logged."""
    task_finished.connect(raise_if_failed)
    yield
    task_finished.disconnect(raise_if_failed)


def raise_if_failed(sender, task_result, **kwargs):
    if task_result.status == TaskResultStatus.FAILED:
        raise AssertionError(task_result.errors[-1].traceback)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """`with commits():` runs what waits for the commit (tasks, messages)."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
