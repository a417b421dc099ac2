# Words of widgets.
ticked = { $what }, таңдалды
