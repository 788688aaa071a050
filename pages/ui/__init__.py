"""What pages share: language, selection, cached data, map, legend, tables, credit, download."""
