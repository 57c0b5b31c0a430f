"""Pages to time the engine on: written by this module, the same every time, of the shape that clinics publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_TREATMENTS = ("acupuncture", "osteopathy", "dry needling", "massage", "cupping", "physiotherapy", "laser therapy")
_CONDITIONS = ("back pain", "migraine", "knee pain", "hay fever", "neck pain", "insomnia", "tennis elbow")
_SENTENCES = (
    "Many people ask us about {treatment} when {condition} keeps them from work or sleep.",
    "At your first visit we ask about your health, your medicines and what you hope for.",
    "The therapist then explains what {treatment} can and cannot do for {condition}, and you decide together.",
    "A session takes about forty minutes, and most people feel a little tired afterwards.",
    "In one trial of 212 adults, {treatment} eased {condition} slightly more than advice alone after six weeks.",
    "We make sure that your {condition} never comes back.",
    "It is not known whether {treatment} works better than a convincing placebo.",
    "Our {treatment} releases the body's own energy and removes the cause of {condition}.",
    "Please tell us if you are pregnant, take blood thinners or have a pacemaker.",
    "Bruises are common; an infection or a collapsed lung is very rare, but it has been reported.",
    "See your doctor first if the pain is new, severe or comes with fever, numbness or loss of weight.",
    "Thousands of patients with {condition} have got their lives back, and so can you.",
    "Dr. Reyes, who leads the clinic, has treated {condition} since 2009 (approx. 40 people a week).",
)
_HEADINGS = ("What is {treatment}?", "{treatment} for {condition}", "What the evidence says", "Risks", "Your visit")


def clinic_page(number: int, paragraphs: int = 12) -> str:
    """A whole page of about 800 words on a treatment of a condition; `number` decides which, and in what order."""
    names = {
        "treatment": _TREATMENTS[number % len(_TREATMENTS)],
        "condition": _CONDITIONS[number // len(_TREATMENTS) % len(_CONDITIONS)],
    }

    def sentence(place: int) -> str:
        return _SENTENCES[(number * 5 + place * 7) % len(_SENTENCES)].format(**names)

    title = "{treatment} for {condition}".format(**names).capitalize()
    parts = [f"<h1>{title}</h1>"]
    for paragraph in range(paragraphs):
        if paragraph % 3 == 0:
            parts.append(f"<h2>{_HEADINGS[paragraph // 3 % len(_HEADINGS)].format(**names)}</h2>")
        body = " ".join(sentence(paragraph * 4 + place) for place in range(4))
        parts.append(f'<p>{body} <a href="/visit/{paragraph}">Plan your visit</a></p>')
    items = "".join(f"<li>{sentence(place)}</li>" for place in range(6))
    parts.append(f'<ul>{items}</ul><img src="room.jpg" alt="A treatment room with a couch">')
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Elm Street Clinic</title>'
        f'<meta name="description" content="{sentence(3)}"></head><body><nav><a href="/">Home</a></nav>'
        f"<main>{''.join(parts)}</main><footer>Elm Street Clinic</footer></body></html>"
    )


def _repeated(text: str) -> Callable[[int], str]:
    """A page that says `text` again and again, up to a number of characters."""
    return lambda size: "<main><p>It is what we say. " + text * (size // len(text))


# What makes careless readers of text and markup take a time that grows faster than the page.
HOSTILE: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "claims without a full stop": _repeated("your pain never comes back and "),
        "claims in short sentences": _repeated("Your pain never comes back. "),
        "one endless word": _repeated("pain"),
        "nothing but blanks": _repeated(" "),
        "nothing but full stops": _repeated("."),
        "abbreviations": _repeated("Dr. "),
        "open brackets and quotes": _repeated("(“"),
        "tags never closed": _repeated("<b>it "),
        "attributes never closed": _repeated('<a href="x '),
        "comments never closed": _repeated("<!-- "),
        "entities": _repeated("&amp;&nbsp"),
    }
)
