"""What the buyer has told us so far, kept in her session between the steps."""

from dataclasses import dataclass

from shop.places.models import Place

from .placing import Buyer, Destination

BUYER, PARCELS = "checkout_buyer", "checkout_parcels"


@dataclass(frozen=True)
class Answers:
    buyer: Buyer
    destination: Destination


def save_buyer(request, cleaned: dict) -> None:
    texts = {key: cleaned[key] for key in ("full_name", "phone", "email", "notes")}
    request.session[BUYER] = texts | {
        "street": cleaned["street"],
        "commune": cleaned["commune"].pk,
    }


def buyer_initial(request) -> dict:
    """For the first form, when she comes back to it."""
    saved = request.session.get(BUYER)
    if not saved:
        return account_initial(request.user)
    commune = commune_of(saved)
    if commune is None:
        return saved | {"commune": ""}
    return saved | {"commune": commune, "province": commune.parent}


def account_initial(user) -> dict:
    if not user.is_authenticated:
        return {}
    return {"full_name": user.full_name, "phone": user.phone, "email": user.email}


def answers_of(request) -> Answers | None:
    """None where the first step is still open, or the session was lost."""
    saved = request.session.get(BUYER)
    commune = commune_of(saved) if saved else None
    if commune is None:
        return None
    buyer = Buyer(
        full_name=saved["full_name"],
        phone=saved["phone"],
        email=saved["email"],
        language=request.LANGUAGE_CODE,
        user=request.user if request.user.is_authenticated else None,
    )
    return Answers(buyer, Destination(commune, saved["street"], saved["notes"]))


def commune_of(saved: dict) -> Place | None:
    communes = Place.objects.communes().select_related("parent")
    return communes.filter(pk=saved["commune"]).first()


def save_parcels(request, chosen: dict[int, dict]) -> None:
    request.session[PARCELS] = {str(key): value for key, value in chosen.items()}


def saved_parcels(request) -> dict[int, dict]:
    return {int(key): value for key, value in request.session.get(PARCELS, {}).items()}


def forget(request) -> None:
    """The order is placed; name and address stay for the next one."""
    request.session.pop(PARCELS, None)
