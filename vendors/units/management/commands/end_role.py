from django.core.management.base import BaseCommand, CommandError

from shop.journal.by import BY_COMMAND
from vendors.units.management import staff
from vendors.units.models import StaffRole
from vendors.units.staffing import end_role


class Command(BaseCommand):
    help = "End a person's role, today or on a day."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", required=True, choices=staff.ROLES)
        parser.add_argument("--unit", required=True, help="its code; VN is the centre")
        parser.add_argument("--on", help="like 05/11/2026; today without it")

    def handle(self, *, email, role, unit, on, **options):
        held = StaffRole.objects.of(staff.person(email), role)
        found = held.filter(unit=staff.unit(unit)).first()
        if found is None:
            raise CommandError("This person does not have this role there.")
        with staff.refusals_in_words():
            end_role(role=found, by=BY_COMMAND, on=staff.day(on) if on else None)
        self.stdout.write(f"Ends on {found.ends_on:%d/%m/%Y}.")
