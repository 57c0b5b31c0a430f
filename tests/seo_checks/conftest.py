"""Settings of the property tests: as many examples as they like, however slow the machine."""

from hypothesis import settings

settings.register_profile("caveat", parent=settings(), deadline=None)
settings.load_profile("caveat")
