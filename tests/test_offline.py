"""An audit needs no network, from the first import to the last figure."""

import json
import subprocess
import sys
from pathlib import Path

_AUDIT = """
import json, socket

def refuse(*args, **kwargs):
    raise AssertionError("Caveat opened a socket")

socket.socket = socket.create_connection = socket.getaddrinfo = refuse

from seo_checks import audit, catalogue
sentence = "Acupuncture needles are placed in the skin of the back, and your back pain never comes back."
text = "<main>" + f"<p>{sentence}</p>" * 10
report = audit(text)
assert catalogue()
print(json.dumps({"metrics": dict(report.metrics), "problems": report.problems, "findings": len(report.findings)}))
"""


def test_audit_opens_no_socket_and_still_counts_syllables() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _AUDIT], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    report = json.loads(run.stdout)
    assert report["problems"] == []
    assert report["findings"] >= 10
    # 17 words and 22 syllables in every sentence, the four of "acupuncture" among them:
    # 0.39 * 17 + 11.8 * 22 / 17 - 15.59 and 206.835 - 1.015 * 17 - 84.6 * 22 / 17.
    assert report["metrics"]["words_per_sentence"] == 17
    assert report["metrics"]["reading_grade"] == 6.3
    assert report["metrics"]["flesch_reading_ease"] == 80.1
