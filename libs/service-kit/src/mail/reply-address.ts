import { createHmac, timingSafeEqual } from 'node:crypto'

/** How answers by mail are addressed (HELP-022). */
export interface ReplySettings {
  /** Domain whose mail is delivered to the help desk. */
  readonly domain: string
  /** The first signs; the others are older ones, whose addresses still lie in mailboxes. */
  readonly secrets: readonly [string, ...string[]]
}

/** Whose answer to which help request an address takes. */
export interface ReplyTo {
  /** The readable number of the request: `HR-001042`. */
  readonly number: string
  readonly userId: string
}

/** Stands first in a mail that takes answers: what is below it in an answer is the mail itself, quoted. */
export const REPLY_LINE = '--- Write your answer above this line ---'

const VERSION = '1'
const MAC_BYTES = 16
const CONTENT_BYTES = 20
const LETTERS = 56
const ADDRESS = new RegExp(`^reply\\+${VERSION}([0-9a-z]{${LETTERS}})@(.+)$`)

/**
 * The address that takes the answers of one person to one request. It says so in signed, opaque letters of one case,
 * 63 before the sign: whoever guesses a number of a request has no address for it, and nobody's name is in it.
 */
export function replyAddress({ domain, secrets }: ReplySettings, { number, userId }: ReplyTo): string {
  const content = Buffer.alloc(CONTENT_BYTES)
  content.writeUInt32BE(Number(number.replace(/^HR-/, '')))
  Buffer.from(userId.replaceAll('-', ''), 'hex').copy(content, 4)
  const signed = Buffer.concat([content, macOf(content, secrets[0])])
  const letters = BigInt(`0x${signed.toString('hex')}`)
    .toString(36)
    .padStart(LETTERS, '0')
  return `reply+${VERSION}${letters}@${domain}`
}

/** What an address of ours says, in whatever case it comes back; undefined for every other one. */
export function readReplyAddress({ domain, secrets }: ReplySettings, address: string): ReplyTo | undefined {
  const [, letters, at] = ADDRESS.exec(address.toLowerCase()) ?? []
  if (letters === undefined || at !== domain.toLowerCase()) return undefined
  const signed = bytesOf(letters)
  if (signed === undefined) return undefined
  const content = signed.subarray(0, CONTENT_BYTES)
  const mac = signed.subarray(CONTENT_BYTES)
  if (!secrets.some((secret) => timingSafeEqual(mac, macOf(content, secret)))) return undefined
  const hex = content.toString('hex', 4)
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { number: `HR-${String(content.readUInt32BE()).padStart(6, '0')}`, userId }
}

function macOf(content: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(`reply ${VERSION} `).update(content).digest().subarray(0, MAC_BYTES)
}

function bytesOf(letters: string): Buffer | undefined {
  const value = [...letters].reduce((sum, letter) => sum * 36n + BigInt(Number.parseInt(letter, 36)), 0n)
  const hex = value.toString(16).padStart((CONTENT_BYTES + MAC_BYTES) * 2, '0')
  return hex.length === (CONTENT_BYTES + MAC_BYTES) * 2 ? Buffer.from(hex, 'hex') : undefined
}
