"""Starting by a double click: the starter on the desktop, and a page that says why there is no desk."""
