"""docxtpl's dialect compiled once: programs, their sandbox and budget, what a failure says."""
