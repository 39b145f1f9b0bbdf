"""Public meetings and consultations of the council, to which the councillors of each ward are
invited before the public hears of them."""
