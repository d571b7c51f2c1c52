"""What things are called: lines, norms, parameters, posts. Data, declared once; everything else derives from it."""
