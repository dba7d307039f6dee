"""Visits to enterprises, and the demands that are found there or come in otherwise."""
