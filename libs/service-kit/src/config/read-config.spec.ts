import { describe, expect, it, jest } from '@jest/globals'
import * as z from 'zod'
import { readConfig } from './read-config.ts'
import { serviceSettings } from './service-settings.ts'

const keys = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', kid: '1' }] })
const complete = { DATABASE_URL: 'postgres://localhost/help_desk', CONTEXT_KEYS: keys }

function whatIsSaid(schema: z.ZodType, environment: Record<string, string>): { code: unknown; text: string } {
  const said: string[] = []
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw Object.assign(new Error('exit'), { exitCode: code })
  })
  try {
    readConfig(schema, environment)
    return { code: undefined, text: '' }
  } catch (error) {
    return { code: Reflect.get(error as Error, 'exitCode'), text: said.join('') }
  } finally {
    write.mockRestore()
    exit.mockRestore()
  }
}

describe('the settings of a service', () => {
  it('are read with their defaults; an empty one counts as missing', () => {
    const config = readConfig(z.object(serviceSettings), { ...complete, PORT: '', UNRELATED: 'x' })
    expect(config).toMatchObject({ PORT: 0, LOG_LEVEL: 'info', CONTEXT_KEYS: { keys: [{ kid: '1' }] } })
  })

  it('are all named at once when they are missing or wrong, without their values', () => {
    const { code, text } = whatIsSaid(z.object({ ...serviceSettings, SMTP_URL: z.url() }), {
      DATABASE_URL: 'secret-but-wrong',
      CONTEXT_KEYS: '{"secret":',
      PORT: '70000',
    })
    expect(code).toBe(1)
    for (const name of ['DATABASE_URL', 'CONTEXT_KEYS', 'PORT', 'SMTP_URL']) expect(text).toContain(name)
    expect(text).not.toContain('secret')
  })
})
