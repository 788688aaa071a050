"""Functions from tables to tables, maps and figures; no files, no network, no Streamlit."""
