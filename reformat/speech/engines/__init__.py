"""The speech engines that come with reformat; each is loaded when a run names it."""
