"""Reports on the screen: the same plain report that is printed, with figures that open what they count."""
