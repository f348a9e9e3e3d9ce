"""The case as a form: which facts there are, what each is called, how one is typed, how a case is written down."""
