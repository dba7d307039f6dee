"""What any record-keeping program needs: standard library only."""
