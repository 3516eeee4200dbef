import type { OverrideRow, OverrideStatus, ServiceCategory } from '@isets/contracts'
import { CATEGORIES } from '@isets/rules'
import { id, page, searchOf, text, word } from '../list/list-search.ts'

/** Written again from the contract, whose schemas would bring zod into the bundle; the types hold them equal. */
export const OVERRIDE_FILTERS = ['pending', 'approved', 'denied'] as const satisfies readonly OverrideStatus[]
export const URGENCIES = ['near', 'over'] as const satisfies readonly OverrideRow['urgency'][]
export const SORTS = ['due', '-due', 'excess', '-excess', 'organisation'] as const
export const CATEGORY_WORDS = Object.keys(CATEGORIES) as ServiceCategory[]

/** `/overrides?q=&status=pending&category=&urgency=&organisation=&sort=&page=` */
export const parseOverridesSearch = searchOf({
  q: text(100),
  status: word(OVERRIDE_FILTERS),
  category: word(CATEGORY_WORDS),
  urgency: word(URGENCIES),
  organisation: id,
  sort: word(SORTS),
  page,
})
