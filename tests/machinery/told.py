"""What tests measured, printed at the end of a run: a mirror is of use only when somebody looks into it."""

import pytest


class Told:
    """Gathers the `told` properties of tests, from this process and from workers alike."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self._lines += [str(value) for name, value in report.user_properties if name == "told"]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._lines:
            terminalreporter.section("measured")
        for line in self._lines:
            terminalreporter.write_line(line)
