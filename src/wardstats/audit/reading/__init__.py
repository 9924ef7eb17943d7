"""Reading: a text to paragraphs of tokens, with its figures and the words that matter."""
