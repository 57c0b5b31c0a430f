"""Words that a keyphrase can do without: they join the others and name nothing themselves.

What says where, when or whether stays in: "back", "lower", "after", "before", "without", "no" make another phrase.
"""

from __future__ import annotations

# Those that only join, even within the name of a condition: "loss of smell".
JOINING = frozenset("a an the of for in on to and or with from by at as".split())
FUNCTION_WORDS = JOINING | frozenset(
    "about into onto upon per via than that this these those which who whose whom what when where why how there here "
    "but if so because while although though either neither both nor yet "
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones "
    "am is are was were be been being do does did doing done have has had having can could may might must shall should "
    "will would let "
    "some any each every all many much more most such same other another own "
    "very really quite rather just also too only even still again already ever "
    "isn't aren't don't doesn't can't won't".split()
)
