/** The numbers of the join of rows and flights. Docs print each with its sentence. */
export const heapRule = {
  least: {
    value: 10,
    says: "People from which on a heap that left by air is looked into; `least=` in the address sets another number.",
  },
  ground_h: { value: 8, says: "Hours on the ground, at most, between two legs of one flight of removals." },
  lost_h: {
    value: 24,
    says: "Hours after a landing that nobody saw, at most, in which the aircraft may be heard leaving the destination.",
  },
  journey_h: { value: 72, says: "Hours from the port to the destination, at most." },
  turn_h: {
    value: 3,
    says: "Hours that an aircraft must have been out of hearing, at least, to have been abroad and back.",
  },
  midnight_h: { value: 3, says: "Hours beside midnight in which the day before or after counts as well." },
  stray: {
    value: 2,
    says: "People who may as well have flown otherwise: more of the same day and way say that a flight had its own rows, and so few of another day are not put on it.",
  },
  usual: {
    value: 135,
    says: "People whom a removal charter with a narrow body (up to 200 seats) is told to hold, by the Inspector General of Homeland Security (OIG-15-57, 2015). Ten more than that are called explained in part, though there may be seats: another flight is likely.",
  },
  near_km: { value: 80, says: "Kilometres around a city or a crossing in which an aerodrome may be meant." },
  heard_km: { value: 80, says: "Kilometres around a port in which an aircraft that was heard counts as heard there." },
  heard_ft: { value: 15_000, says: "Feet up to which an aircraft whose aerodrome is not named counts as heard there." },
  unseen_km: {
    value: 250,
    says: "Kilometres from the port within which an aircraft may first be heard that left it unseen.",
  },
} as const;
