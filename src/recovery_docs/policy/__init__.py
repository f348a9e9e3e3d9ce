"""What an institution has made its own rule, apart from the law: when to call, to visit, to write, to sue."""
