from django.dispatch import Signal

# payment, by: the money has arrived, sent once, inside the transaction
payment_completed = Signal()
