"""Services that passed an enquiry on and still read it: its page, and how that ends."""
