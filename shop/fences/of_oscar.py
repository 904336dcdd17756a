"""Oscar 4.2: what a basket and its request remember."""


def give_lines(basket, lines) -> None:
    """The lines that the basket works with, fetched by us."""
    basket._lines = lines


def forget_basket(request) -> None:
    """The next look asks for the basket anew."""
    request._basket_cache = None
