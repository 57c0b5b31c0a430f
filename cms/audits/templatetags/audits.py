"""What the templates ask about a finding."""

from django import template

from cms.audits import shown

register = template.Library()

register.filter(shown.excerpt)
register.filter(shown.is_cleared)
register.filter(shown.evidence)
register.filter(shown.mark)
register.filter(shown.severity_label)
register.filter(shown.place)
register.filter(shown.field_selector)
register.filter(shown.editor_url)
