"""The one model that all rooms share: nodes, source, draft, walk, codec, conservation, assets."""
