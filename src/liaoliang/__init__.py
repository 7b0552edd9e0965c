"""聊亮: a city's open-government programme, from notice to published result."""

__version__ = "0.1.0"
