from tests.checks.deploy import check_deploy


def test_production_refuses_the_demo():
    done = check_deploy(DEMO="1")

    assert done.returncode == 1
    assert "market.E001" in done.stderr
