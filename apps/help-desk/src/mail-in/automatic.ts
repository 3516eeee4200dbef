/** The first value of a header by its lower-case name, unfolded. */
export type HeaderOf = (name: string) => string | undefined

const BULK = /^(bulk|junk|list|auto[-_]reply)$/i
const MADE_BY_PROGRAMS = ['list-id', 'x-autoreply', 'x-autorespond', 'x-failed-recipients', 'feedback-id']
const POSTMASTER = /^(mailer-daemon|postmaster)@/i

/**
 * Whether nobody wrote a mail: out-of-office notes, bounces, receipts and lists are never an answer, and get none
 * (RFC 3834). `Auto-Submitted: no` says that a person did.
 * @param returnPath the sender of the envelope; empty for bounces
 */
export function isAutomatic(returnPath: string, from: string, header: HeaderOf): boolean {
  const submitted = header('auto-submitted')
  return (
    returnPath === '' ||
    POSTMASTER.test(from) ||
    (submitted !== undefined && !/^no\b/i.test(submitted)) ||
    BULK.test(header('precedence') ?? '') ||
    /\ball\b/i.test(header('x-auto-response-suppress') ?? '') ||
    /^multipart\/report\b/i.test(header('content-type') ?? '') ||
    MADE_BY_PROGRAMS.some((name) => header(name) !== undefined)
  )
}
