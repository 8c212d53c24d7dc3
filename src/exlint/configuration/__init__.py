"""Configuration files: finding the nearest one, reading it with what it extends, and what holds for which document."""
