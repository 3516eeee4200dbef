import { describe, expect, it } from '@jest/globals'
import { isAutomatic } from './automatic.ts'

const WREN = 'wren@prairie.example'

function automatic(headers: Record<string, string>, returnPath = WREN, from = WREN): boolean {
  return isAutomatic(returnPath, from, (name) => headers[name])
}

describe('a mail that nobody wrote', () => {
  it.each([
    ['an out-of-office note', { 'auto-submitted': 'auto-replied' }],
    ['one with parameters', { 'auto-submitted': 'auto-generated; owner-email="a@b.example"' }],
    ['that of Exchange', { 'x-auto-response-suppress': 'All' }],
    ['that of an older program', { precedence: 'auto_reply' }],
    ['a mass mail', { precedence: 'Bulk' }],
    ['a list', { 'list-id': '<news.prairie.example>' }],
    ['a receipt', { 'content-type': 'multipart/report; report-type=disposition-notification' }],
  ])('HELP-022 is never an answer: %s', (_what, headers) => {
    expect(automatic(headers)).toBe(true)
  })

  it('HELP-022 is never an answer: a bounce', () => {
    expect(automatic({}, '')).toBe(true)
    expect(automatic({}, WREN, 'MAILER-DAEMON@prairie.example')).toBe(true)
  })

  it.each([
    ['no word about it', {}],
    ['Auto-Submitted: no', { 'auto-submitted': 'no' }],
    ['a wish for no out-of-office notes', { 'x-auto-response-suppress': 'DR, OOF, AutoReply' }],
    ['files', { 'content-type': 'multipart/mixed; boundary=report' }],
  ])('HELP-022 is somebody’s answer with %s', (_what, headers) => {
    expect(automatic(headers)).toBe(false)
  })
})
