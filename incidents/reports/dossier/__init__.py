"""Dossiers: an evidence list as a document that stands up, in three languages, as PDF and as DOCX."""
