"""Events for the media: planned with a councillor, to which every group is invited."""
