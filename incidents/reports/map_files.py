"""Which of our own scripts and style sheets a map loads: (name, path under static/), in the order they are read.

Folium takes these lists from its classes, and tells entries apart by their names.
"""

SCRIPTS = [
    ("leaflet", "vendor/leaflet-1.9.4/leaflet.js"),
    ("markercluster", "vendor/leaflet.markercluster-1.5.3/leaflet.markercluster.js"),
    ("symbols", "map/symbols.js"),
    ("ground", "map/ground.js"),
    ("names", "map/names.js"),
    ("room", "map/room.js"),
    ("figures", "map/figures.js"),
    ("marks", "map/marks.js"),
]
SHEETS = [
    ("leaflet_css", "vendor/leaflet-1.9.4/leaflet.css"),
    ("markercluster_css", "vendor/leaflet.markercluster-1.5.3/MarkerCluster.css"),
    ("ground_css", "map/ground.css"),
    ("marks_css", "map/marks.css"),
    ("controls_css", "map/controls.css"),
]
CHANNEL = [("messages", "map/messages.js"), ("draw", "map/draw.js"), ("channel", "map/channel.js")]
CHANNEL_SHEET = [("draw_css", "map/draw.css")]
CELLS = [
    ("packed", "map/packed.js"),
    ("gather", "map/gather.js"),
    ("canvas", "map/canvas.js"),
    ("whole", "map/whole.js"),
    ("heat", "map/heat.js"),
    ("spots", "map/spots.js"),
    ("areas", "map/areas.js"),
    ("cells", "map/cells.js"),
    ("shade", "map/shade.js"),
    ("legend", "map/legend.js"),
    ("layers", "map/layers.js"),
]
CELLS_SHEETS = [("cells_css", "map/cells.css"), ("shade_css", "map/shade.css")]
CELL_FILE = [("cell_file", "map/cell_file.js")]
CARDS = [("cards", "map/cards.js")]
CARDS_SHEET = [("file_css", "map/file.css")]
NOTHING: list[tuple[str, str]] = []
