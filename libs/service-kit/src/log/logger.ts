import { pino, type DestinationStream, type Logger } from 'pino'
import { currentScope } from '../bus/request-scope.ts'

/** What our code may say beside a sentence. Everything else that is passed to the logger is dropped, whatever it is. */
const FIELDS = [
  'operation', 'incidentId', 'err', 'context', 'durationMs', 'limitMs', 'count', 'subject', 'consumer', 'messageId',
  'eventType', 'aggregateId', 'attempt', 'delivery', 'job', 'step', 'code', 'port', 'signal', 'seq', 'status',
] as const // prettier-ignore
type LogField = (typeof FIELDS)[number]
/** The fields above, and what the logger itself adds to a line. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...FIELDS,
  'level',
  'time',
  'pid',
  'service',
  'msg',
  'requestId',
  'traceparent',
])

/** Fields of which each is written: one that would be dropped is refused by the compiler. */
type Written<Fields> = { readonly [Field in keyof Fields]: Field extends LogField ? unknown : never }

interface Line {
  <Fields extends Written<Fields>>(fields: Fields, sentence: string): void
  (sentence: string): void
}

/** The logger as our code uses it. */
export interface ServiceLogger {
  readonly fatal: Line
  readonly error: Line
  readonly warn: Line
  readonly info: Line
  readonly debug: Line
}
/** Anything that looks like a Social Security number. */
const SSN = /\b\d{3}[- .]?\d{2}[- .]?\d{4}\b/g
const MAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g

/** JSON lines with allow-listed fields; numbers and addresses of persons inside texts are masked. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service },
      formatters: { level: (label) => ({ level: label }), log: allowed },
      serializers: { err: errorFields },
      mixin: () => {
        const { requestId, traceparent } = currentScope()
        return { requestId, ...(traceparent && { traceparent }) }
      },
      hooks: {
        logMethod(parts, method) {
          const [first, second] = parts as [unknown, unknown]
          const fields = first instanceof Error ? { err: first } : first
          const message = typeof first === 'string' ? first : (second ?? '') // else pino repeats the error's own message
          method.apply(this, typeof fields === 'string' ? [mask(fields)] : [fields, mask(String(message))])
        },
      },
    },
    ...(destination === undefined ? [] : [destination]),
  )
}

/** Masks what could be personal data in free text. */
export function mask(text: string): string {
  return text.replace(SSN, '[number]').replace(MAIL, '[address]')
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([name]) => ALLOWED.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]))
}

/** What may be kept of an error's message. Errors of the database quote rows and statements: only their code stays. */
export function safeMessage(error: Error): string {
  const fromDatabase = 'severity' in error || 'sqlMessage' in error
  return fromDatabase ? `database error ${String(Reflect.get(error, 'code'))}` : mask(error.message)
}

/** Kind, safe message and stack of an error; the stack's own first line would repeat the message. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, message: safeMessage(error), stack: frames.join('\n') }
}
