# A process of its own for bench/legs-speed.ts: the Python library traffic reads the positions of a folder and splits them ("split"), and names both ends ("ends"). Prints what it took.
import glob
import json
import math
import resource
import sys
import time
from types import SimpleNamespace

import pandas as pd
from traffic.algorithms.metadata.airports import LandingAirportInference, TakeoffAirportInference
from traffic.core import Traffic

work, folder, most = sys.argv[1], sys.argv[2], int(sys.argv[3])
names = {
    "lat": "latitude", "lon": "longitude", "alt_baro_ft": "altitude", "gs_kt": "groundspeed",
    "track_deg": "track", "baro_rate_fpm": "vertical_rate",
}
before = time.process_time()
days = sorted(glob.glob(f"{folder}/tables/positions/day=*/positions.parquet"))
columns = ["icao24", "time_ms", "callsign", "onground", *names]
rows = pd.concat([pd.read_parquet(day, columns=columns) for day in days]).rename(columns=names)
if most > 0:
    keep = rows["icao24"].drop_duplicates().sample(frac=1, random_state=1)
    sizes = rows.groupby("icao24").size().reindex(keep).cumsum()
    rows = rows[rows["icao24"].isin(sizes[sizes <= most].index)]
rows["timestamp"] = pd.to_datetime(rows.pop("time_ms"), unit="ms", utc=True)
legs = [leg for flight in Traffic(rows).iterate() for leg in flight.split("10 min")]
if work == "ends":
    count = 28000
    dataset = SimpleNamespace(data=pd.DataFrame({
        "latitude": [math.degrees(math.asin(2 * (i + 0.5) / count - 1)) for i in range(count)],
        "longitude": [(i * 0.6180339887498949) % 1 * 360 - 180 for i in range(count)],
        "altitude": 0, "country": "Example", "iata": None, "icao": [f"ZZ{i}" for i in range(count)], "name": "Example",
    }))
    for leg in legs:
        leg.infer_airport("takeoff", dataset=dataset)
        leg.infer_airport("landing", dataset=dataset)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps({"rows": len(rows), "legs": len(legs), "cpu_s": time.process_time() - before, "peak_mb": peak}))
