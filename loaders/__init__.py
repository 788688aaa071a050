"""Official sources in, tables of the atlas out; the only code that reads foreign formats."""
