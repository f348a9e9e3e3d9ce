"""The officer's own workbook given back: what became of each row, the papers made, every fault at its cell."""
