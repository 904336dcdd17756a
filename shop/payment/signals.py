from django.dispatch import Signal

# payment, by: the money has arrived, sent once, inside the transaction
payment_completed = Signal()
# payment, by: money came for what was closed, sent once, inside the transaction
payment_came_late = Signal()
