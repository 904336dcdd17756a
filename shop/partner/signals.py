from django.dispatch import Signal

# stockrecord: its numbers changed (already refreshed); sent inside the transaction
stock_changed = Signal()
# partner: name, slug, place or is_open changed; sent inside the transaction
partner_changed = Signal()
