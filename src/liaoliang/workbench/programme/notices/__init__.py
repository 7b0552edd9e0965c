"""A notice's year on the desk: import, preview, adoption, names, differences, dates, look-back, closing."""
