import json

import pytest
from django.core.management import CommandError, call_command

from shop.payment.management.commands.vietqr import Command

from .vectors import VALID

TO_ACCOUNT = ["--bin", "970403", "--account", "0011012345678"]
ORDER = [
    *TO_ACCOUNT,
    *("--amount", "180000", "--bill", "NPS6869"),
    *("--purpose", "thanh toan don hang"),
]
TO_CARD = ["--bin", "970403", "--card", "9704031101234567"]


def run(*args: str) -> None:
    Command().run_from_argv(["manage.py", "vietqr", *args])


@pytest.mark.parametrize(
    ("args", "vector"), [(TO_CARD, VALID[0]), (ORDER, VALID[1])], ids=["card", "order"]
)
def test_payload_is_printed_alone(args, vector, capsys):
    run(*args)

    assert capsys.readouterr().out == vector["payload"] + "\n"


@pytest.mark.parametrize("vector", VALID, ids=lambda vector: vector["payload"][-4:])
def test_fields_are_printed_as_json(vector, capsys):
    run("--read", vector["payload"])

    assert json.loads(capsys.readouterr().out) == vector["inputs"]


@pytest.mark.parametrize(
    "args",
    [
        ["--read", VALID[0]["payload"][:-4] + "0000"],
        ["--read", "not a code"],
        ["--read", ""],
        [],
        ["--bin", "970403"],
        ["--bin", "97", "--account", "1"],
        [*TO_ACCOUNT, "--card", "9704031101234567"],
        [*TO_ACCOUNT, "--amount", "0"],
        [*TO_ACCOUNT, "--amount", "-5"],
        [*TO_ACCOUNT, "--amount", "150k"],
        [*TO_ACCOUNT, "--amount", "1.5"],
        [*TO_ACCOUNT, "--amount", ""],
        [*TO_ACCOUNT, "--amount", "500000000"],
        [*TO_ACCOUNT, "--amount", "9" * 5000],
        [*TO_ACCOUNT, "--bill", "x" * 26],
        [*TO_ACCOUNT, "--bill"],
        ["--no-such-option"],
    ],
)
def test_refusal_ends_with_status_1_and_prints_no_payload(args, capsys):
    with pytest.raises(SystemExit) as end:
        run(*args)

    told = capsys.readouterr()
    assert end.value.code == 1
    assert told.out == ""
    assert told.err
    assert "Traceback" not in told.err


def test_other_code_gets_the_reason():
    with pytest.raises(CommandError, match="500 triệu"):
        call_command(Command(), *TO_ACCOUNT, "--amount", "500000000")
