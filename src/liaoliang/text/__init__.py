"""Official Chinese text: readers, notice grammar, numbers and dates. No Django, no database."""
