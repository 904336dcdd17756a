class OutOfStock(Exception):
    """`stockrecord` has fewer than `quantity` left."""

    def __init__(self, stockrecord, quantity: int):
        self.stockrecord = stockrecord
        self.quantity = quantity
        super().__init__(f"{quantity} of stock record {stockrecord.pk}")
