import { createContext } from 'react'

/** The element in which the rows of a list scroll: long lists draw only what it shows. */
export const Scroller = createContext<HTMLElement | null>(null)

/** From more rows on only those in sight are drawn. */
const LONG = 80

export function isLong(rows: number): boolean {
  return rows > LONG
}
