"""From a Word template and final words to a .docx that is proven complete."""
