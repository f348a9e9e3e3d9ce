"""What is asked of the court that enforces: to go on, to limit, to change the applicant, to share, to stay on security."""
