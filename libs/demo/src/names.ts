/** Trees, weather and trades with "Demo" or "Sample" in them: nobody is called that, and everybody can see why. */
const FIRST = [
  'Maple',
  'Cedar',
  'Juniper',
  'Aspen',
  'Rowan',
  'Hazel',
  'Willow',
  'Linden',
  'Clover',
  'Sage',
  'Indigo',
  'Marigold',
  'Robin',
  'Wren',
  'Lark',
  'Sparrow',
  'Autumn',
  'Sunny',
  'Stormy',
  'Misty',
] as const
const TRADES = [
  'Walker',
  'Weaver',
  'Baker',
  'Carter',
  'Fisher',
  'Gardener',
  'Harper',
  'Mason',
  'Miller',
  'Potter',
  'Sailor',
  'Tanner',
] as const

/** The n-th of 240 different invented names. */
export function demoName(index: number): { firstName: string; lastName: string } {
  const firstName = FIRST[index % FIRST.length]
  const trade = TRADES[Math.floor(index / FIRST.length) % TRADES.length]
  if (!firstName || !trade) throw new RangeError(`There is no demo name ${index}`)
  return { firstName, lastName: `${index % 2 === 0 ? 'Demo' : 'Sample'}-${trade}` }
}
