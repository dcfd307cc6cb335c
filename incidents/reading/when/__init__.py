"""Dates named in a text: written out, without a year, counted from the day of publication, Hijri; with their words."""

from incidents.reading.when.finding import Dates, Mention, dates_of, read_dates, suggestions_of

__all__ = ["Dates", "Mention", "dates_of", "read_dates", "suggestions_of"]
