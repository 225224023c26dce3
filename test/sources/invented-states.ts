/** State vectors as OpenSky has them, as a query in parentheses that DuckDB and Trino both know; the second only repeats the first. */
export const states = `(select * from (values
    (1950000000, 'abc001', 10e0, 20e0, 92.6e0, 5.08e0, 'ZZZ1    ', false, 3048e0, 1949999999.7e0),
    (1950000001, 'abc001', 10e0, 20e0, 92.6e0, 5.08e0, 'ZZZ1    ', false, 3048e0, 1949999999.7e0),
    (1950000010, 'abc001', 10.01e0, 20e0, null, null, '        ', true, 3048e0, 1950000009.5e0)
  ) as t (time, icao24, lat, lon, velocity, vertrate, callsign, onground, baroaltitude, lastposupdate))`;

/** What they say in the columns of Tarmac. */
export const statePositions = [
  { time_ms: "1950000000000", onground: false, alt_baro_ft: 10_000, gs_kt: 180, baro_rate_fpm: 1000, callsign: "ZZZ1" },
  { time_ms: "1950000010000", onground: true, alt_baro_ft: null, gs_kt: null, baro_rate_fpm: null, callsign: null },
];
