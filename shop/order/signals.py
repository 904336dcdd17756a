from django.dispatch import Signal

# group, orders, by: just placed, inside the transaction
order_placed = Signal()
# order, old, new, by: a move of an order, inside the transaction
order_moved = Signal()
# order, payment, by: the seller gave money back that came too late, inside it too
late_money_returned = Signal()
