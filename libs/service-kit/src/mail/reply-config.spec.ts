import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { listProblems } from '../config/read-config.ts'
import { replyConfig } from './reply-config.ts'

const CONFIG = z.object({ WEB_URL: z.url() }).and(replyConfig)
const WEB_URL = 'https://isets.example'
const REPLY_DOMAIN = 'reply.isets.example'
const NEW = 'n'.repeat(32)
const OLD = 'o'.repeat(64)

function problems(settings: Record<string, string>): string {
  const { error } = CONFIG.safeParse(settings)
  return error === undefined ? '' : listProblems(error).join('\n')
}

describe('the settings of answers by mail', () => {
  it('HELP-022 sign with the first secret and know the older ones, without the blanks around them', () => {
    const { replies } = CONFIG.parse({ WEB_URL, REPLY_DOMAIN, REPLY_SECRET: ` ${NEW} , ${OLD},` })
    expect(replies).toEqual({ domain: REPLY_DOMAIN, secrets: [NEW, OLD] })
  })

  it('HELP-022 give no addresses where no domain is set', () => {
    expect(CONFIG.parse({ WEB_URL, REPLY_SECRET: NEW })).toEqual({ WEB_URL, replies: undefined })
    expect(CONFIG.parse({ WEB_URL }).replies).toBeUndefined()
  })

  it.each([`x,${OLD}`, `${NEW},x`, `${NEW.slice(1)} ,${OLD}`, ' ', ','])(
    'HELP-022 have no secret that can be guessed, beside no other one: %s',
    (secrets) => {
      expect(problems({ WEB_URL, REPLY_DOMAIN, REPLY_SECRET: secrets })).toContain('REPLY_SECRET')
    },
  )

  it('are all named at once, a domain without a secret among them, and never their values', () => {
    const missing = problems({ WEB_URL: 'nowhere', REPLY_DOMAIN })
    for (const name of ['WEB_URL', 'REPLY_SECRET']) expect(missing).toContain(name)
    const said = problems({ WEB_URL: 'nowhere', REPLY_DOMAIN: 'no domain', REPLY_SECRET: 'guessed' })
    for (const name of ['WEB_URL', 'REPLY_DOMAIN', 'REPLY_SECRET']) expect(said).toContain(name)
    expect(said).not.toContain('guessed')
  })
})
