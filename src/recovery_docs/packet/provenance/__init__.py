"""Where every figure, day, number and name of a packet's papers comes from: cell or key, working, template."""
