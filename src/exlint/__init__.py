"""exlint reads exercise documents, extracts what they claim and reports where the claims conflict."""

__version__ = "0.1.0"
