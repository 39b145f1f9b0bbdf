"""What does the person see, and where next?"""
