from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from shop.journal.by import BY_COMMAND
from vendors.units.management import staff
from vendors.units.staffing import invite


class Command(BaseCommand):
    help = "Invite somebody to a role by e-mail; the link in it works once."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", required=True, choices=staff.ROLES)
        parser.add_argument("--unit", required=True, help="its code; VN is the centre")
        parser.add_argument("--ends-on", help="like 05/11/2026")
        parser.add_argument("--language", default="vi", choices=["vi", "en"])

    def handle(self, *, email, role, unit, ends_on, language, **options):
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is no e-mail address.") from None
        invitation = invite(
            email=email,
            unit=staff.unit(unit),
            role=role,
            ends_on=staff.day(ends_on) if ends_on else None,
            language=language,
            by=BY_COMMAND,
        )
        self.stdout.write(f"Invited {invitation.email}.")
