"""Trust: who wrote and reviewed a health article, when, and on what grounds, as far as its page tells."""
