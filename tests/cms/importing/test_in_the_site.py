"""An imported article opens in the editor and shows to visitors like any other."""

from tests.cms.factories import make_user

EVERYTHING = """---
title: Neck pain
summary: What helps.
---
Opening with a [link](/x).

## Part

1. one
2. two

- a
  - b

> Quoted

| A | B |
|---|---|
| 1 | **2** |

:::evidence Evidence
Some.
:::

:::faq Asked
### Why?
Because.
:::

:::testimonial Bob, 54
Fine.
:::
"""


def test_the_editor_opens_it(folder, client):
    page, _ = folder.one("a.md", EVERYTHING)
    client.force_login(make_user(username="boss", is_superuser=True, is_staff=True))
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    assert "Neck pain" in response.content.decode()
    history = client.get(f"/admin/pages/{page.pk}/history/")
    assert history.status_code == 200


def test_visitors_see_it_once_it_is_published(folder, client):
    page, _ = folder.one("a.md", EVERYTHING)
    assert client.get(page.url).status_code == 404
    page.get_latest_revision().publish()
    html = client.get(page.url).content.decode()
    for text in ("<h1>Neck pain</h1>", "Opening with a", "Quoted", "Because.", "Bob", "<b>2</b>"):
        assert text in html
