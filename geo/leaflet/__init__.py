"""The atlas's own Folium elements with their small scripts."""
