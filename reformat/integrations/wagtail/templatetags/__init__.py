"""Template tags of the integration."""
