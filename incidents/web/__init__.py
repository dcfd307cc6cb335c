"""Pages and the API: parse, call one service, render."""
