from tests.seo_checks.pages import findings, page


def images(*pairs: tuple[str, str]) -> str:
    return page("<p>Needles</p>" + "\n".join(f'<img src="{src}" alt="{alt}">' for src, alt in pairs))


def test_one_text_for_different_images_is_flagged_once():
    [finding] = findings(
        "repeated-alt-text", images(("a.jpg", "A needle"), ("b.jpg", "a needle."), ("c.jpg", "A needle"))
    )
    assert finding.quote == "a needle."
    assert "3 different images" in finding.message


def test_sizes_of_one_image_and_other_texts_are_fine():
    sizes = images(("a.width-400.jpg", "A needle"), ("a.width-800.jpg", "A needle"), ("a.jpg", "A needle"))
    assert not findings("repeated-alt-text", sizes)
    assert not findings(
        "repeated-alt-text", images(("a.jpg", "A needle"), ("b.jpg", "A cup"), ("c.jpg", ""), ("d", ""))
    )
