import { describe, expect, it } from '@jest/globals'
import { readReplyAddress, replyAddress, type ReplySettings } from './reply-address.ts'

const SETTINGS: ReplySettings = { domain: 'reply.isets.example', secrets: ['a secret of the demo'] }
const TO = { number: 'HR-001042', userId: '0b5dd1f4-74a3-4a43-8f7a-6f1f0f5f2a10' }
const address = replyAddress(SETTINGS, TO)

describe('the address that takes an answer by mail', () => {
  it('HELP-022 says whose answer to which request, to whoever knows the secret', () => {
    expect(readReplyAddress(SETTINGS, address)).toEqual(TO)
    const large = { number: 'HR-12345678', userId: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }
    expect(readReplyAddress(SETTINGS, replyAddress(SETTINGS, large))).toEqual(large)
  })

  it('HELP-022 fits into the 64 letters of a local part and survives mail systems that change the case', () => {
    const [local = ''] = address.split('@')
    expect(local).toMatch(/^reply\+[0-9a-z]+$/)
    expect(local.length).toBeLessThanOrEqual(64)
    expect(readReplyAddress(SETTINGS, address.toUpperCase())).toEqual(TO)
  })

  it('shows neither the number nor the person', () => {
    expect(address).not.toMatch(/1042|0b5dd1f4|74a3/)
  })

  it('HELP-022 is nobody’s when a single letter is another', () => {
    for (let at = 7; at < 63; at += 1) {
      const other = address[at] === 'a' ? 'b' : 'a'
      expect(readReplyAddress(SETTINGS, address.slice(0, at) + other + address.slice(at + 1))).toBeUndefined()
    }
  })

  it.each([
    ['made with another secret', replyAddress({ ...SETTINGS, secrets: ['guessed'] }, TO)],
    ['of another domain', address.replace('reply.isets', 'reply.other')],
    ['of another version', address.replace('+1', '+2')],
    ['that only names a request', 'reply+hr-001042@reply.isets.example'],
    ['too large for its bytes', `reply+1${'z'.repeat(56)}@reply.isets.example`],
    ['with a tail', `${address}.evil.example`],
    ['of somebody', 'wren@prairie.example'],
  ])('HELP-022 is none of ours: one %s', (_what, forged) => {
    expect(readReplyAddress(SETTINGS, forged)).toBeUndefined()
  })

  it('stays good while secrets change', () => {
    const renewed: ReplySettings = { ...SETTINGS, secrets: ['a new one', ...SETTINGS.secrets] }
    expect(readReplyAddress(renewed, address)).toEqual(TO)
    expect(readReplyAddress(SETTINGS, replyAddress(renewed, TO))).toBeUndefined()
  })
})
