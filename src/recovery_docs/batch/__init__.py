"""Many cases to many packets: nothing lost, safe to run again, results in the order of the input."""
