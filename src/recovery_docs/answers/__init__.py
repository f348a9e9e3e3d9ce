"""What was asked, answered as data, workbook or calendar: `check` and `clocks`."""
