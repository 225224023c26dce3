/** Bytes that end before they should: what came before was given, this says why no more comes. */
export class CutShort extends Error {}
