import json
import re

from django.core.management.base import BaseCommand, CommandError

from shop.payment.qr import VietQR, VietQRRefused, encode, inputs
from shop.payment.qr_reading import decode

TEXTS = {"bill": "bill_number", "purpose": "purpose", "name": "name", "city": "city"}


class Command(BaseCommand):
    help = "Print the VietQR payload of a transfer, or read one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--read", metavar="PAYLOAD", help="print its fields as JSON"
        )
        parser.add_argument("--bin", default="", help="the bank's 6 digits")
        parser.add_argument("--account", default="", help="the account number, or")
        parser.add_argument("--card", default="", help="the card number")
        parser.add_argument("--amount", help="whole VND; without it the payer types it")
        parser.add_argument("--bill", default="", help="the order number")
        parser.add_argument("--purpose", default="", help="what the transfer is for")
        parser.add_argument("--name", default="", help="who receives it")
        parser.add_argument("--city", default="", help="where she is")

    def run_from_argv(self, argv):
        """A wrong option ends with status 1, as a refused payload does."""
        try:
            super().run_from_argv(argv)
        except SystemExit as end:
            raise SystemExit(1 if end.code else 0) from None

    def handle(self, **options):
        try:
            reads = options["read"] is not None
            answer = self.read(options) if reads else self.write(options)
        except VietQRRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(answer)

    def read(self, options) -> str:
        qr = decode(options["read"].strip())
        return json.dumps(inputs(qr), ensure_ascii=False, indent=1)

    def write(self, options) -> str:
        return encode(
            VietQR(
                bin=options["bin"],
                account=options["account"],
                card=options["card"],
                amount=whole_number(options["amount"]),
                **{key: options[option] for option, key in TEXTS.items()},
            )
        )


def whole_number(text: str | None) -> int | None:
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{1,13}", str(text)):
        raise VietQRRefused("amount")
    return int(text)
