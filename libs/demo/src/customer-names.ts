/** Words of nature and crafts; every family name says "Demo" or "Sample", so that nobody takes one for a person. */
const FIRST =
  `Acorn Alder Amber Apple Ash Aspen Autumn Basil Birch Blossom Bramble Breeze Briar Brook Canyon Cedar Clover Coral
  Cricket Dawn Dusty Ember Fern Flint Frost Garnet Ginger Hazel Heather Indigo Ivy Jasper Juniper Lark Laurel Linden
  Maple Marigold Meadow Misty Moss Olive Pebble Plum Quill Rain River Robin Rowan Sage`.split(/\s+/)
const CRAFT =
  `Archer Baker Barber Binder Brewer Carder Carter Carver Chandler Cooper Draper Dyer Farrier Fisher Fletcher Forester
  Gardener Glazier Glover Harper Hatter Joiner Mason Miller Painter Piper Porter Potter Sailor Sawyer Shepherd Skinner
  Smith Spinner Tailor Tanner Thatcher Turner Walker Weaver`.split(/\s+/)
const KINDS = ['Demo', 'Sample'] as const

/** 50 first names, 40 crafts, 2 kinds: every index below 4,000 has another name, then they come again. */
export function demoCustomerName(index: number): { firstName: string; lastName: string } {
  const firstName = FIRST[index % FIRST.length]
  const rest = Math.floor(index / FIRST.length)
  // Neighbours in the list are no relatives: the craft moves on with the first name as well.
  const craft = CRAFT[(rest + index) % CRAFT.length]
  const kind = KINDS[Math.floor(rest / CRAFT.length) % KINDS.length]
  if (firstName === undefined || craft === undefined || kind === undefined) {
    throw new RangeError(`There is no demo customer ${index}`)
  }
  return { firstName, lastName: `${kind}-${craft}` }
}
