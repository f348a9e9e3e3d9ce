"""What is wrong with a value that cannot be printed where the template prints it."""


class MissingValueError(Exception):
    """`None`, or not a number, stands where the template prints or repeats."""


class NotTextError(Exception):
    """The template prints a whole list or record."""


class ForbiddenCharacterError(Exception):
    """The value has a character that XML cannot hold."""


class NotSpanError(Exception):
    """The value is no number of columns."""


class StrayWordsError(Exception):
    """Plain words are printed where Word expects a run, a paragraph or a row, and would not show them."""


class NeedsDocxtplError(Exception):
    """The value is an image or a sub-document, which only docxtpl can place."""


class OtherFileError(Exception):
    """The sub-document was made for another file, whose pictures and styles this one has not."""
