"""How fast is it? Measured beside a page that could not do less, in the same minute."""
