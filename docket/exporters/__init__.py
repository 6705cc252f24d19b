"""What leaves the program: the record only, unless work product is asked for and then marked."""
