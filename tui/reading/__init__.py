"""What the screen shows, as plain values: columns, rows, places, jumps, keys. Knows no screen."""
