"""What the columns of known data sets mean, one module a data set."""
