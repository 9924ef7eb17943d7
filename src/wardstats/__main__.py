"""Runs the command line: `python -m wardstats`."""

from wardstats.cli import main

main()
