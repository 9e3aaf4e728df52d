"""Engines that people already run, and gosform inside of them. Each module needs packages of its own and is imported by its name."""
