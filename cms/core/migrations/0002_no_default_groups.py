"""Wagtail and Oscar bring groups of their own; here groups follow from roles."""

from django.db import migrations

NAMES = ("Editors", "Moderators", "All Oscar Dashboard Permissions")


def remove(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    tasks = Task.objects.filter(groups__name__in=NAMES)
    workflows = Workflow.objects.filter(workflow_tasks__task__in=tasks)
    WorkflowPage.objects.filter(workflow__in=workflows).delete()
    workflows.update(active=False)
    tasks.update(active=False)
    Group.objects.filter(name__in=NAMES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms_core", "0001_reach"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("customer", "0008_assign_permissions_to_staff"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
