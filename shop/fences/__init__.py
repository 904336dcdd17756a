"""What we use of libraries that they do not promise to keep, one module for each.

A test holds that nothing private is used elsewhere, and that each is still there.
"""
