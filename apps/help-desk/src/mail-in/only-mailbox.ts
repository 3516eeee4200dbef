/** Signs of a line of mail (RFC 5322). */
const LONGEST = 998
/** Without `=` and `?`: what could be an encoded word is no address. */
const ADDRESS = String.raw`[\w.!#$%&'*+/^{|}~\x60-]+@[a-z\d.-]+`
const NAME = String.raw`(?:"(?:[^"\\]|\\.)*"|\([^()"<>@,;:\\]*\)|[^()"<>@,;:\\[\]])*`
const MAILBOX = new RegExp(`^(?:${NAME}<(${ADDRESS})>|(${ADDRESS}))$`, 'i')

/**
 * The address in `From` as it came, in small letters, when it is one mailbox in the plain form that every reader reads
 * alike; null for everything else. Nothing is decoded: an address that stands in an encoded word was seen by nobody who
 * checked where the mail comes from.
 */
export function onlyMailbox(from: string): string | null {
  if (from.length > LONGEST) return null
  const [, named, bare] = MAILBOX.exec(from) ?? []
  return (named ?? bare)?.toLowerCase() ?? null
}
