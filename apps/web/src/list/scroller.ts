import { createContext } from 'react'

/** The element in which the rows of a list scroll: long lists draw only what it shows. */
export const Scroller = createContext<HTMLElement | null>(null)
