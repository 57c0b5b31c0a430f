from tests.seo_checks.pages import findings, page


def test_marks_in_a_row_are_one_finding():
    [finding] = findings("exclamation-marks", page("<p>Book now!! Call us!!!</p>"))
    assert finding.quote == "!!"
    assert "twice" in finding.message


def test_many_sentences_with_one_are_one_finding():
    [finding] = findings("exclamation-marks", page("<p>Book! Call! Come! Rest!</p>"))
    assert "4 sentences" in finding.message


def test_a_few_are_fine():
    assert not findings("exclamation-marks", page("<p>Book! Call! Come!</p><p>a != b !important</p>"))


def test_alternative_texts_do_not_count():
    assert not findings("exclamation-marks", page('<p>Needles <img src="a" alt="Book!!"></p>'))


def test_the_number_is_an_option():
    assert findings("exclamation-marks", page("<p>Book!</p>"), max_marks=0)
