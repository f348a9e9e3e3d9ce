"""What becomes of papers once they are made: looked through, posted, their results taken in, their numbers looked up."""
