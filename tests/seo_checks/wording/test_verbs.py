import pytest

from seo_checks.wording.verbs import IRREGULAR_PARTICIPLES, forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("use", "use uses used used using"),
        ("stop", "stop stops stopped stopped stopping"),
        ("try", "try tries tried tried trying"),
        ("play", "play plays played played playing"),
        ("give", "give gives gave given giving"),
        ("cut", "cut cuts cut cut cutting"),
        ("begin", "begin begins began begun beginning"),
        ("visit", "visit visits visited visited visiting"),
        ("refer", "refer refers referred referred referring"),
        ("lie", "lie lies lay lain lying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("fix", "fix fixes fixed fixed fixing"),
        ("reach", "reach reaches reached reached reaching"),
        ("show", "show shows showed shown showing"),
        ("be", "be is was been being"),
        ("have", "have has had had having"),
        ("do", "do does did done doing"),
        ("ease", "ease eases eased eased easing"),
    ],
)
def test_forms_of_verbs(verb, forms):
    assert list(forms_of(verb)) == forms.split()


def test_the_rest_of_a_phrase_stays():
    assert list(forms_of("find out")) == ["find out", "finds out", "found out", "found out", "finding out"]


@pytest.mark.parametrize("participle", ["taken", "done", "shown", "put", "taught", "undergone", "written"])
def test_participles_that_make_a_passive(participle):
    assert participle in IRREGULAR_PARTICIPLES


@pytest.mark.parametrize("word", ["been", "gone", "come", "become", "slept", "had", "got", "stood"])
def test_participles_that_do_not(word):
    assert word not in IRREGULAR_PARTICIPLES
