"""References that `incidents bench` compares with: the same jobs done in the plain ways."""
