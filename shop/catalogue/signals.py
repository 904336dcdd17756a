from django.dispatch import Signal

# product_ids: what shoppers see of these products changed; inside the transaction
product_changed = Signal()
