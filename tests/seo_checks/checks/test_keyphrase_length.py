from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-length"


def of(keyphrase: str) -> str:
    return phrased("<p>Needles.</p>", keyphrase=keyphrase)


def test_more_than_six_words_that_count_are_too_many():
    [finding] = findings(CHECK, of("gentle acupuncture for chronic lower back pain in Leeds"))
    assert (
        "“gentle acupuncture for chronic lower back pain in Leeds” has 7 words that count; more than 6"
        in finding.message
    )


def test_words_that_only_join_are_not_counted():
    assert not findings(CHECK, of("the acupuncture for all of your chronic lower back pain in Leeds"))


def test_in_quotes_all_words_count():
    assert findings(CHECK, of('"acupuncture for the pain of the back"'))


def test_the_limit_is_an_option():
    assert findings(CHECK, of("acupuncture for back pain"), max_words=2)
