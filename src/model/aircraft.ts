/** What a reference table knows of an airframe: a look-up, as of the day the table was made. A registration moves on when an aircraft is sold. */
export type Aircraft = {
  readonly icao24: string;
  readonly registration: string | null;
  /** ICAO type designator, such as B738. */
  readonly typecode: string | null;
  /** ICAO type description, such as L2J: a landplane with two jets. */
  readonly description: string | null;
  readonly operator: string | null;
  readonly military: boolean;
};
