/** Units in which a column of a map may be written, each with the factor to ours. */
export const unitsOf = {
  altitude: { ft: 1, m: 1 / 0.3048 },
  speed: { kt: 1, "m/s": 3600 / 1852, "km/h": 1 / 1.852, mph: 1.609344 / 1.852 },
  rate: { fpm: 1, "m/s": 60 / 0.3048, "ft/s": 60 },
} as const;

export function feetOfMetres(metres: number): number {
  return metres * unitsOf.altitude.m;
}

export function knotsOfMetresPerSecond(speed: number): number {
  return speed * unitsOf.speed["m/s"];
}

export function fpmOfMetresPerSecond(rate: number): number {
  return rate * unitsOf.rate["m/s"];
}
