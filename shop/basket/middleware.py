from oscar.apps.basket import middleware


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, touching neither session nor database until a view asks for it."""

    def __call__(self, request):
        request.cookies_to_delete = []
        request.strategy = middleware.selector.strategy(request=request)
        request._basket_cache = None
        request.basket = middleware.SimpleLazyObject(lambda: self.load_basket(request))
        return self.process_response(request, self.get_response(request))

    def load_basket(self, request):
        basket = self.get_basket(request)
        basket.strategy = request.strategy
        return basket

    def process_template_response(self, request, response):
        return response
