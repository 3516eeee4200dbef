/** How a column of an export is written, in CSV and in Excel. */
export type ExportKind =
  | 'text'
  /** A day as `YYYY-MM-DD`. */
  | 'date'
  /** A moment, written as the wall clock of Illinois. */
  | 'instant'
  /** Integer cents, written as dollars. */
  | 'cents'
  /** Whole percent. */
  | 'percent'
  /** Hundredths of an hour, written as hours. */
  | 'hours'
  | 'number'

export interface ExportColumn {
  /** Where the value stands in a row of the list: `summary`, `requester.name`. A list of texts is joined by commas. */
  readonly key: string
  readonly heading: string
  readonly kind: ExportKind
  /** What codes are called for people: `{ new: 'New' }`. A code without a name is written as it is. */
  readonly words?: Readonly<Record<string, string>>
  /** What stands where there is no value and that says something: no organisation is IDHS. */
  readonly none?: string
}

/** What people read for yes and no in a file. */
export const YES_OR_NO: Readonly<Record<string, string>> = { true: 'Yes', false: 'No' }

/**
 * What a list is when it leaves ISETS as a file. Declared with the list operation: the gateway then serves
 * `GET <path>/export?format=csv|xlsx` with the filters of the list, by calling the list itself page by page for the
 * same caller, so that a file never holds a row that the page would not show.
 */
export interface ExportSheet {
  /** Name of the file and title of the sheet: `Help requests`. */
  readonly name: string
  readonly columns: readonly ExportColumn[]
}

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Most rows in one file; a longer list is refused, or ends with a line that says so. */
export const MAX_EXPORT_ROWS = 20_000
/** Rows asked for at once: a list operation with an export takes at least this page size. */
export const EXPORT_PAGE_SIZE = 200
