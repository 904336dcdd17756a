from django.dispatch import Signal

# sender=model, instance=row, field_name; sent in the transaction that notes it.
sizes_made = Signal()
