"""Analysis: observations to the indicator table, exactly."""
