"""The insides of files that hold tables: text and its encoding, headings, workbooks."""
