"""Migrations of the table of editions."""
