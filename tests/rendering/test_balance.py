"""A template is proven to print matching elements whatever the data, or it is refused."""

import pytest
from jinja2 import Environment

from recovery_docs.rendering.check_template.balance import UnbalancedError, prove_balanced


def proven(source: str) -> bool:
    try:
        prove_balanced(Environment().parse(source))
    except UnbalancedError:
        return False
    return True


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ a }}</p>",
        "{% if a %}<p>{% else %}<p>{% endif %}</p>",
        "<p>{% if a %}</p><p>{% endif %}</p>",
        "{% for a in b %}<p/>{% else %}<q></q>{% endfor %}",
        '<p w="{{ a }}"/>',
        '<p w="{% if a %}x{% else %}y{% endif %}"/>',
        "<?mark?><!-- <p> --><p/>",
        "{% macro f() %}<p/>{% endmacro %}{{ f() }}",
    ],
)
def test_what_always_matches_is_proven(source):
    assert proven(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>",
        "</p>",
        "<p></q>",
        "{% if a %}<p>{% endif %}</p>",
        "{% if a %}<p>{% else %}<q>{% endif %}</p>",
        "{% for a in b %}<p>{% endfor %}",
        "{% for a in b %}</p><p>{% endfor %}",
        "<p w={{ a }}/>",
        '<p {{ a }}="x"/>',
        '<p w="{% if a %}" v="{% endif %}x"/>',
        "{% macro f() %}<p>{% endmacro %}",
        "{% autoescape false %}{{ a }}{% endautoescape %}",
    ],
)
def test_what_some_data_would_break_is_not(source):
    assert not proven(source)
