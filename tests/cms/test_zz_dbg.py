import pytest
from tests.cms.editor.forms import article_form
from tests.cms.factories import *
from django.http import QueryDict
from django.test import RequestFactory
pytestmark = pytest.mark.django_db
def test_x(client):
    article = make_article(summary=RISKY, live=False); article.save_revision()
    page = article.get_latest_revision_as_object()
    (block,) = page.body
    data = article_form(article, body=[("paragraph", block.value.source)]) | {"body-0-id": block.id, "action-publish":"1"}
    post = RequestFactory().post("/", data).POST
    user = make_user("Managers")
    form = page.get_edit_handler().get_form_class()(post, instance=page, for_user=user, parent_page=page.get_parent())
    print(form.is_valid(), form.errors, form.changed_data, {n: [f.changed_data for f in fs.forms] for n, fs in form.formsets.items()})
    print("before", form.has_changed()); form.save(commit=False); print("after", form.has_changed(), form.changed_data)
    assert 0
