import { id, page, searchOf, year } from '../list/list-search.ts'

/** `/contracts?fiscalYear=2027&organisation=&page=` */
export const parseContractsSearch = searchOf({ fiscalYear: year, organisation: id, page })
