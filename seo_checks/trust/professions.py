"""What people in health are called by profession or role."""

from __future__ import annotations

import re

# Professions as people name them. The first are ones that a register is kept of somewhere.
_REGISTERED = (
    r"acupuncturist|anaesthetist|audiologist|cardiologist|chiropodist|chiropractor|clinician|"
    r"dental (?:nurse|hygienist|therapist)|dentist|dermatologist|dieti[tc]ian|doctor|endocrinologist|"
    r"gastroenterologist|general practitioner|GP|gyna?ecologist|haematologist|herbalist|homeopath|"
    r"(?:health|clinical|counselling) psychologist|midwife|naturopath|neurologist|nurse|nutritional therapist|"
    r"nutritionist|obstetrician|occupational therapist|oncologist|ophthalmologist|optician|optometrist|orthodontist|"
    r"osteopath|paediatrician|paramedic|pediatrician|pharmacist|physical therapist|physician|physio|physiotherapist|"
    r"podiatrist|psychiatrist|psychologist|psychotherapist|radiographer|radiologist|rheumatologist|surgeon|urologist"
)
_OTHER = (
    r"practitioner|therapist|hypnotherapist|reflexologist|masseu[rs]e|counsell?or|instructor|trainer|teacher|lecturer|"
    r"professor|researcher|scientist|consultant|specialist|(?:clinical|medical) (?:director|editor|writer)|"
    r"health (?:writer|editor)|science writer|journalist|epidemiologist|biologist|chemist|coach|diploma|degree|"
    r"qualified|registered|licen[cs]ed|chartered|accredited|member of|fellow of"
)
PROFESSION = re.compile(rf"\b(?:{_REGISTERED})s?\b", re.IGNORECASE)
ROLE = re.compile(rf"\b(?:{_REGISTERED}|{_OTHER})s?\b", re.IGNORECASE)
