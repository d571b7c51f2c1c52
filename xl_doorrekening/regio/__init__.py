"""What a region asks of the projections: investment room and verdict (stap 2). Pure; later steps stand beside them."""
