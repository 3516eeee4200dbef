import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  /** All passwords of PostgreSQL's and of NATS's accounts come from these. */
  readonly postgres: string
  readonly nats: string
  /** Key of the hashes that stand for Social Security numbers. */
  readonly ssn: string
  /** Signs the addresses that take answers by mail. */
  readonly reply: string
  /** Identity signs with it who is calling; a JSON Web Key. */
  readonly contextKeyFile: string
  /** The public half as a JSON Web Key Set, for everybody. */
  readonly contextKeys: string
}

/** Creates keys and passwords in `dir` on the first start and reads them later. Only this user can read them. */
export function secretsIn(dir: string): Secrets {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const contextKeyFile = join(dir, 'context-key.json')
  const key: Record<string, string> = JSON.parse(createdOnce(contextKeyFile, newSigningKey))
  const { d: _private, ...publicKey } = key
  return {
    postgres: createdOnce(join(dir, 'postgres'), newSecret),
    nats: createdOnce(join(dir, 'nats'), newSecret),
    ssn: createdOnce(join(dir, 'ssn'), newSecret),
    reply: createdOnce(join(dir, 'reply'), newSecret),
    contextKeyFile,
    contextKeys: JSON.stringify({ keys: [publicKey] }),
  }
}

function createdOnce(file: string, create: () => string): string {
  if (!existsSync(file)) {
    const half = `${file}.${process.pid}`
    writeFileSync(half, create(), { mode: 0o400 })
    renameSync(half, file)
  }
  return readFileSync(file, 'utf8')
}

function newSecret(): string {
  return randomBytes(32).toString('hex')
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex') })
}
