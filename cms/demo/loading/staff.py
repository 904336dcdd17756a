"""The demo's accounts; their passwords are printed, so they are no secret."""

from shop.places.models import Place
from shop.users.models import User
from shop.users.services import enrol_totp
from vendors.units.models import StaffRole, Unit

from .content import read

PASSWORD = "cho-chi-em-2026"  # noqa: S105 printed at the start of every demo
ROLES = StaffRole.Role
STAFF = [
    {
        "email": "canbo@cho.example",
        "role": "officer",
        "name": "Lê Thị Kim Ngân",
        "totp_secret": "KRSXG5CTMVRXEZLUKRSXG5CT",
    },
    {
        "email": "canbo-khac@cho.example",
        "role": "officer_elsewhere",
        "name": "Huỳnh Thị Mỹ Duyên",
        "totp_secret": "MFZWIZTHNBVGW3DPOBYXE43U",
    },
    {
        "email": "bientap@cho.example",
        "role": "editor",
        "name": "Phạm Thanh Trúc",
        "totp_secret": "NRXXI5LTMZWG653FOJZWC3TE",
    },
    {
        "email": "duyet@cho.example",
        "role": "province_editor",
        "name": "Nguyễn Thị Bích Liên",
        "totp_secret": "OBQWY3LTMVZWC3LQNBZGSZ3I",
    },
    {
        "email": "quantri@cho.example",
        "role": "superuser",
        "name": "Quản trị chợ",
        "totp_secret": "PJQXK43UMVZG653TMZ3GCZLS",
    },
]


def load_staff() -> dict[str, User]:
    """Staff by role, each with password and second factor."""
    people = {entry["role"]: ensure(entry) for entry in STAFF}
    province = province_of("v1")
    give(people["officer"], ROLES.OFFICER, commune_unit("v1"))
    give(people["officer_elsewhere"], ROLES.OFFICER, commune_unit("v2"))
    give(people["editor"], ROLES.EDITOR, Unit.objects.get(place=province))
    give(
        people["province_editor"],
        ROLES.PROVINCE_EDITOR,
        Unit.objects.get(place=province),
    )
    return people


def ensure(entry: dict) -> User:
    found = User.objects.filter(email=entry["email"]).first()
    if found:
        return found
    make = (
        User.objects.create_superuser
        if entry["role"] == "superuser"
        else User.objects.create_user
    )
    user = make(email=entry["email"], password=PASSWORD, full_name=entry["name"])
    enrol_totp(user=user, secret=entry["totp_secret"])
    return user


def give(user: User, role: str, unit: Unit) -> None:
    StaffRole.objects.get_or_create(user=user, unit=unit, role=role)


def commune_unit(vendor_key: str) -> Unit:
    return Unit.objects.get(place__code=entry_of(vendor_key)["commune_code"])


def province_of(vendor_key: str) -> Place:
    code = entry_of(vendor_key)["province_code"]
    return Place.objects.provinces().get(code=code)


def entry_of(vendor_key: str) -> dict:
    return next(entry for entry in read("vendors") if entry["key"] == vendor_key)
