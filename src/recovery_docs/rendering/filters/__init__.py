"""The filters of templates: bounded, for fields of the tree, for lists."""
