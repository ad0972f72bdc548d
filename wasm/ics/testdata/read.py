"""Reads calendars, a JSON list of texts on standard input, with the package
vobject, and prints what it finds of each event as JSON."""

import json
import sys

import vobject


def day(of):
    return of.value.strftime("%Y%m%d")


def event(found):
    return {
        "UID": found.uid.value,
        "Stamp": found.dtstamp.value.strftime("%Y%m%dT%H%M%SZ"),
        "Start": day(found.dtstart),
        "End": day(found.dtend),
        "Summary": found.summary.value,
        "Description": found.description.value if hasattr(found, "description") else "",
        "Sequence": found.sequence.value,
    }


def events(text):
    calendar = vobject.readOne(text)
    # It holds what the standard demands: raises where a property is missing.
    calendar.validate(raiseException=True)
    return [event(e) for e in calendar.contents.get("vevent", [])]


# null is Go's empty list.
json.dump([events(text) or None for text in json.load(sys.stdin)], sys.stdout)
