import { createHash } from 'node:crypto'
import { sorted, type EventRoute } from '../docs/event-map.ts'

/** A line of the table: the subject as its service publishes it, and as the server keeps it. */
const LINE = /^ *"(evt\.[^"]+)": "(evt\.[^"]+)"$/gm
const ANSWER = /^ *"deploy\.columns": "_INBOX_deploy\.columns\.([^."]+)\.([^"]+)"$/m
const NOBODY = '-'
/** Stands after the columns in every line, so that filters can end with `>` after any of them. */
const END = '-'

/**
 * Who hears of which event, as the rights file of NATS has it.
 * @throws Error for a line that does anything but append the columns
 */
export function heardBy(rights: string): EventRoute[] {
  const columns = ANSWER.exec(rights)?.[2]?.split('.') ?? []
  const routes = [...rights.matchAll(LINE)].map(([, from = '', to = '']) => {
    const [, service = '', event = ''] = /^evt\.([a-z-]+)\.v1\.([a-z-]+)\.\*$/.exec(from) ?? []
    const kept = `evt.${service}.v1.${event}.$1.`
    const marks = to.slice(kept.length).split('.')
    const isEnded = marks.pop() === END
    const isInPlace = marks.length === columns.length && marks.every((mark, at) => [columns[at], NOBODY].includes(mark))
    if (!to.startsWith(kept) || !isEnded || !isInPlace) throw new Error(`The columns are not those of the table: ${to}`)
    return { from: service, event, heardBy: marks.filter((mark) => mark !== NOBODY) }
  })
  return sorted(routes)
}

/** What the server answers the deploy step about its table. */
export function fingerprintAnswered(rights: string): string | undefined {
  return ANSWER.exec(rights)?.[1]
}

/** Another one for other lines, in whatever they differ. */
export function fingerprintOf(rights: string): string {
  const lines = [...rights.matchAll(LINE)].map(([line]) => line.trim())
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
}
