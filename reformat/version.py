"""The version, where importing it costs nothing; pyproject.toml reads it from here."""

VERSION = "0.1.0"
