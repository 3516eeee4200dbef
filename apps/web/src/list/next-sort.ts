/**
 * The order after a press on a heading: the first of the column's orders in the list's own words, then the other one.
 * A column with one order only keeps it.
 */
export function nextSort<Sort extends string>(words: readonly Sort[], column: string, current: Sort): Sort {
  const own = words.filter((word) => word === column || word === `-${column}`)
  return own.find((word) => word !== current) ?? current
}
