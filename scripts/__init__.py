"""Tools of the house that are not shipped: drawing templates, looking at pages, writing reference pages."""
