from django.dispatch import Signal

# group, orders: just placed, inside the transaction
order_placed = Signal()
# order, old, new, actor: a move of an order, inside the transaction
order_moved = Signal()
