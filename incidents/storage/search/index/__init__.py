"""The index: what the findings of an audience hold, in memory, for questions that must look at many of them."""
