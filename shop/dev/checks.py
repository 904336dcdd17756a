from django.conf import settings
from django.core.checks import Error, register


@register(deploy=True)
def demo_is_closed(app_configs, **kwargs) -> list[Error]:
    """`/dev/` shows everybody's sign-in codes."""
    if not settings.DEMO:
        return []
    hint = "Run without DEMO=1."
    return [Error("The demo's doors are open.", hint=hint, id="market.E001")]
