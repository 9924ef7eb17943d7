"""Tables of a text: what their columns hold, and what rows and totals make of it."""
