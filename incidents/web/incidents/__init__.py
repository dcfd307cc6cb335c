"""One incident: record it, read it, amend it, hand it on."""
