"""Files that people take away, made from the same tables and figures as the pages."""
