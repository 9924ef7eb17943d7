"""The package a workbook is: its parts by name, their XML edited by its bytes."""
