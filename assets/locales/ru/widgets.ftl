# Words of widgets.
ticked = { $what }, выбрано
