"""Annealing on flat arrays in numba: the part of the search that takes the most time and gains the most."""
