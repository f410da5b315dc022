"""Prints each event that a web page sends to assistive technology over AT-SPI: a line of JSON with type, role and name.

The bindings are Debian's, so this is run with /usr/bin/python3.
"""

import json

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def is_of_a_page(source):
    """What the browser's own windows and tabs say is not the page's."""
    while source is not None:
        if source.get_role() == Atspi.Role.DOCUMENT_WEB:
            return True
        source = source.get_parent()
    return False


def heard(event):
    try:
        if is_of_a_page(event.source):
            said = {"type": event.type, "role": event.source.get_role_name(), "name": event.source.get_name()}
            print(json.dumps(said), flush=True)
    except Exception as gone:  # the object may have gone before it was asked
        print(json.dumps({"type": event.type, "role": "gone", "name": str(gone)}), flush=True)


listener = Atspi.EventListener.new(heard)
for kind in ("object:", "document:", "focus:"):
    listener.register(kind)
print(json.dumps({"type": "listening", "role": "", "name": ""}), flush=True)
Atspi.event_main()
