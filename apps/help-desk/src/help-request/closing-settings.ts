import { CLOSE_AFTER, REOPEN_WINDOW, type ClosingSettings } from '@isets/rules'

/** `@Inject(CLOSING) private readonly closing: ClosingSettings`: when requests close by time (HELP-023, C1). */
export const CLOSING = Symbol('closing')
export const USUAL_CLOSING: ClosingSettings = { closeAfter: CLOSE_AFTER, reopenWindow: REOPEN_WINDOW }
