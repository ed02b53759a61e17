"""What we are measured against: each peer as somebody who knows that tool would write it."""
