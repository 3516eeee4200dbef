import type { Progress } from './progress.ts'
import type { Ports, Surroundings } from './services.ts'

export interface SystemOptions {
  /** Keeps data, keys, mails, files and logs. Without it: a temporary folder that goes away with the system. */
  readonly dir?: string
  /** Where the data of PostgreSQL lives instead of in `dir`. */
  readonly postgresDir?: string
  /** An administrator's address of another PostgreSQL server, instead of one of our own. */
  readonly databaseUrl?: string | undefined
  /** `false` trades safety of the data for speed. */
  readonly durable?: boolean
  /** Free ports unless told. */
  readonly ports?: Partial<Ports>
  /** Puts in the demo data, once. */
  readonly seed?: boolean
  /** `maildev`: a mail server with a web inbox. `sink`: one in this process that can be told to misbehave. */
  readonly mail: 'maildev' | 'sink'
  /** Settings of a service that differ from ours. */
  readonly env?: Surroundings['env']
  /** How long a service that dies again and again stays down at most, in milliseconds; half a minute unless told. */
  readonly longestWaitMs?: number
  readonly natsServer?: string
  readonly onProgress?: (progress: Progress) => void
  /** Hears of services that died and come back. */
  readonly onTrouble?: (sentence: string) => void
  /** Gives the start up. What has started is stopped. */
  readonly signal?: AbortSignal
}
