"""Files from outside: inflated under limits, worked on in another process, refused with words."""
