"""What an officer has said once of the layout of a workbook, kept beside it for the months to come."""
