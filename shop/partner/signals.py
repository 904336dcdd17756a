from django.dispatch import Signal

# stockrecord, by: its numbers changed (refreshed); sent inside the transaction
stock_changed = Signal()
# partner: name, slug, place or is_open changed; sent inside the transaction
partner_changed = Signal()
