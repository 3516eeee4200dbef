import { Writable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { createLogger, type ServiceLogger } from './logger.ts'

function logged(write: (logger: ReturnType<typeof createLogger>) => void): {
  text: string
  line: Record<string, unknown>
} {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  write(createLogger('help-desk', 'info', sink))
  const text = lines.join('')
  return { text, line: JSON.parse(text) }
}

describe('the log', () => {
  it('keeps allow-listed fields and drops all others', () => {
    const { line } = logged((logger) =>
      logger.info({ operation: 'help-desk.v1.file', summary: 'canary', caller: { name: 'canary' } }, 'done'),
    )
    expect(line).toMatchObject({ service: 'help-desk', level: 'info', msg: 'done', operation: 'help-desk.v1.file' })
    expect(JSON.stringify(line)).not.toContain('canary')
  })

  it('takes no field that it would drop: the compiler refuses it', () => {
    const { line } = logged((logger: ServiceLogger) => {
      const fields = { step: 'close the app', summary: 'canary' }
      // @ts-expect-error summary is not a field of the log
      logger.info(fields, 'done')
    })
    expect(line).toMatchObject({ step: 'close the app', msg: 'done' })
    expect(line).not.toHaveProperty('summary')
  })

  it.each([
    ['message', (logger: ReturnType<typeof createLogger>) => logger.warn('number 078-05-1120 of ada@isets.example')],
    ['field', (logger: ReturnType<typeof createLogger>) => logger.warn({ operation: '078 05 1120 ada@isets.example' })],
    [
      'error',
      (logger: ReturnType<typeof createLogger>) => logger.error({ err: new Error('078051120 ada@isets.example') }),
    ],
    [
      'database error',
      (logger: ReturnType<typeof createLogger>) => {
        const error = Object.assign(new Error('Key (name)=(Canary) already exists: 078-05-1120'), { severity: 'ERROR' })
        logger.error({ err: Object.assign(error, { detail: 'ada@isets.example', parameters: ['078-05-1120'] }) })
      },
    ],
    [
      'cause of an error',
      (logger: ReturnType<typeof createLogger>) =>
        logger.error({ err: new Error('outer', { cause: new Error('078-05-1120 ada@isets.example') }) }),
    ],
  ])('hides numbers and addresses of persons in a %s', (_where, write) => {
    // A moment and a random number may hold any digits.
    const { time, requestId, ...said } = logged(write).line
    expect([time, requestId]).not.toContain(undefined)
    expect(JSON.stringify(said)).not.toMatch(/078|1120|ada@|Canary/)
  })

  it('writes a line break inside a message as one line', () => {
    const { text } = logged((logger) => logger.info('one\n{"level":"fatal"}'))
    expect(text.trimEnd().split('\n')).toHaveLength(1)
  })
})
