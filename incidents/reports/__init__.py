"""Files, drawings and maps that go out: made from disclosed values alone."""
