"""Who is said to have done it, to whom, and by what, found by the word tables of `data/reading`; no natural person."""

from incidents.reading.who.actors import ActorReader
from incidents.reading.who.tables import WordTables, read_tables
from incidents.reading.who.terms import TermReader

__all__ = ["ActorReader", "TermReader", "WordTables", "read_tables"]
