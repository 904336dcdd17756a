from django.conf import settings
from django.core.checks import Error, register


@register(deploy=True)
def proxies_are_counted(app_configs, **kwargs) -> list[Error]:
    """Else everybody behind the proxy shares its address, and with it every limit."""
    if settings.TRUSTED_PROXY_COUNT is not None:
        return []
    hint = "Set TRUSTED_PROXY_COUNT: 1 behind one proxy, 0 where there is none."
    return [
        Error(
            "The proxies before the site are not counted.", hint=hint, id="market.E004"
        )
    ]
