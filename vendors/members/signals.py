from django.dispatch import Signal

# vendor, old, new, actor: inside the transaction
vendor_moved = Signal()
