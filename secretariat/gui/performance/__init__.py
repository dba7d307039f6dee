"""The page 履职: who came along, and the points of everybody under a scheme."""
