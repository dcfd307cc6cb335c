"""How a text tells of harm to people: the words for numbers, people and harms, and the grammar that ties them."""
