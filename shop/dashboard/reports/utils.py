from oscar.apps.dashboard.reports import utils

UNUSED = {"vouchers", "conditional-offers"}


class GeneratorRepository(utils.GeneratorRepository):
    generators = [
        generator
        for generator in utils.GeneratorRepository.generators
        if generator.code not in UNUSED
    ]
