"""Where reformat meets publishing systems: each module is one system's door, and imports only the face."""
