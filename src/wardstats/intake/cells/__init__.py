"""The cells: a figure, a mark of absence, or the reason why it is neither."""
