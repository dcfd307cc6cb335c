"""The desk: an article beside a form, its words offered as answers; drafts that save themselves."""
