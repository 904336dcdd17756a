from django_tables2 import Column
from oscar.apps.dashboard.users import tables


class UserTable(tables.UserTable):
    name = Column(accessor="get_full_name", order_by=("full_name",))

    class Meta(tables.UserTable.Meta):
        pass
