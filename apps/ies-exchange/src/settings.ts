import type { FeedMode } from '@isets/rules'
import type { FileSettings } from '@isets/service-kit'
import type { InjectionToken } from '@nestjs/common'

/** What the IES exchange is told by its surroundings. */
export interface IesSettings {
  /** Social Security numbers are kept as hashes under this key only. */
  readonly ssnKey: string
  /** C5: days of the month, or every Friday. */
  readonly feedMode: FeedMode
  readonly files: FileSettings
  /** Rows of one step of an import: what a kill can cost. */
  readonly rowsAtOnce: number
}

/** `@Inject(IES_SETTINGS) private readonly settings: IesSettings` */
export const IES_SETTINGS: InjectionToken = Symbol('settings of the IES exchange')
