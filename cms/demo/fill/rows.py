"""Many rows at once: COPY on PostgreSQL, one prepared INSERT elsewhere."""

from django.db import connection, models
from django.utils import timezone

PLAIN = (models.CharField, models.TextField, models.FileField, models.IntegerField)


def write(model: type[models.Model], rows: list[dict]) -> None:
    """Store rows of column values; what a row leaves out gets its default.

    Goes past `save()`, signals and `auto_now`: rows say all that matters themselves.
    """
    if not rows:
        return
    fields = [f for f in model._meta.concrete_fields if needed(f, rows[0])]
    names = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    values = (values_of(fields, row) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for each in values:
                    copy.write_row(each)
            return
        marks = ", ".join(["%s"] * len(fields))
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            [prepared(fields, each) for each in values],
        )


def needed(field: models.Field, row: dict) -> bool:
    """A key that the database counts itself is left to it."""
    return not field.primary_key or field.attname in row


def values_of(fields, row: dict) -> list:
    return [row[f.attname] if f.attname in row else default_of(f) for f in fields]


def default_of(field):
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return timezone.now()
    return field.get_default()


def prepared(fields, values: list) -> list:
    return [
        value if isinstance(field, PLAIN) else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, values, strict=True)
    ]


def new_keys(model: type[models.Model], count: int) -> list[int]:
    """Primary keys that nobody else will get; inside a transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s))"
                " FROM generate_series(1, %s)",
                [table, model._meta.pk.column, count],
            )
            return [key for (key,) in cursor.fetchall()]
    last = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
    return list(range(last + 1, last + 1 + count))
