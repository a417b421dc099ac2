# Words of widgets.
