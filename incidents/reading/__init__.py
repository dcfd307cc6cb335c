"""What articles, pages and tables say, as suggestions with the words they come from; nothing is decided here."""
