"""Learning a template from an old letter: where values of its case stand, and which fields take their place."""
