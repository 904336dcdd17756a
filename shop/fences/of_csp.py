"""django-csp 4: another policy for one answer, given by a middleware."""


def replace_policy(response, directives: dict) -> None:
    response._csp_replace = directives
