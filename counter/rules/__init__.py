"""What a notice may change: routes, fees, days, materials; pure functions over an edition."""
