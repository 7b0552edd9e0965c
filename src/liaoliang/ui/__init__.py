"""The look and feel of both rooms: tokens, components, template tags, form fields, layouts. Knows no domain."""
