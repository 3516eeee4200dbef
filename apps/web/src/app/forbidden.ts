/** The page exists, but the user's role does not open it. */
export class Forbidden extends Error {}
