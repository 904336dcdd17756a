from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "cms.moderation"
    label = "cms_moderation"
