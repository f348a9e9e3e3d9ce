"""A page for whoever has no cookie yet: no sheet, no script, nothing to be fetched."""

_BARE = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>清收文书工作台</title>'
    '<link rel="icon" href="data:,">{head}</head><body>{body}</body></html>'
)


def bare_page(body: str, head: str = "") -> str:
    """The page of these parts, which are HTML already."""
    return _BARE.format(head=head, body=body)
