from django.dispatch import Signal

# vendor, old, new, by: inside the transaction
vendor_moved = Signal()
