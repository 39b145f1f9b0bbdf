"""Related enquiries and duplicates: links between enquiries that only staff see."""
