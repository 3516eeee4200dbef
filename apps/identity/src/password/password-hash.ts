import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

/** Cost of a password hash: memory in KiB, passes over it, lanes. Stored with every hash, so that it can be raised. */
export interface HashCost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** The least that OWASP's password storage sheet recommends for Argon2id. */
export const CURRENT_COST: HashCost = { memory: 19_456, passes: 2, parallelism: 1 }

const TAG_BYTES = 32
const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

interface StoredHash {
  readonly cost: HashCost
  readonly salt: Buffer
  readonly tag: Buffer
}

/** A new hash in the usual text form: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string, cost: HashCost = CURRENT_COST): Promise<string> {
  const salt = randomBytes(16)
  const tag = await tagOf(password, salt, cost)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether the password belongs to the hash. Compares in constant time. @throws Error for a text that is no hash */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const { cost, salt, tag } = readHash(stored)
  return timingSafeEqual(await tagOf(password, salt, cost), tag)
}

/** Whether the hash was made at another cost than the current one and should be renewed at the next sign-in. */
export function isOutdated(stored: string, current: HashCost = CURRENT_COST): boolean {
  const { cost } = readHash(stored)
  return cost.memory !== current.memory || cost.passes !== current.passes || cost.parallelism !== current.parallelism
}

/** Composed and decomposed letters are the same password, whatever keyboard it was typed on. */
function tagOf(password: string, salt: Buffer, { memory, passes, parallelism }: HashCost): Promise<Buffer> {
  const message = password.normalize('NFKC')
  return derive('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: TAG_BYTES })
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function readHash(stored: string): StoredHash {
  const [, memory, passes, parallelism, salt, tag] = FORM.exec(stored) ?? []
  if (!salt || !tag) throw new Error('This is not a password hash')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
