from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from shop.clock.services import run_jobs


@pytest.mark.django_db
def test_sessions_that_have_ended_are_forgotten():
    now = timezone.now()
    for key, days in [("ended", -1), ("open", 1)]:
        Session.objects.create(
            session_key=key, session_data="x", expire_date=now + timedelta(days=days)
        )

    run_jobs(names=["forget_ended_sessions"])

    assert Session.objects.get().session_key == "open"
