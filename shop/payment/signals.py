from django.dispatch import Signal

# payment: the money has arrived, sent once, inside the transaction
payment_completed = Signal()
