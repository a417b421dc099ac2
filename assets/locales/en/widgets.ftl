# Words of widgets.
ticked = { $what }, chosen
