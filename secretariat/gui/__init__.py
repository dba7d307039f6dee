"""The window: the only package that imports PySide6."""

from secretariat.gui.immortal import keep_singletons

keep_singletons()
