"""Columns of a sheet by their letters; openpyxl knows them too, and takes a quarter of a second to load."""

from functools import cache


@cache
def letters_of(number: int) -> str:
    """The letters of a column by its number from 1.

    >>> letters_of(1), letters_of(26), letters_of(27), letters_of(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    above, last = divmod(number - 1, 26)
    return (letters_of(above) if above else "") + chr(ord("A") + last)


def number_of(letters: str) -> int:
    """The number of a column by its letters, from 1.

    >>> number_of("A"), number_of("AA"), number_of("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
