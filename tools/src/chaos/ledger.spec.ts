import { describe, expect, it } from '@jest/globals'
import type { ReceivedMail } from '@isets/testing'
import { judgeFacts, type Fact } from './ledger.ts'
import { isClean } from './oracle.ts'

const note: Fact = { of: 'casework writeNote', key: 'note', mails: [{ to: 'a@x.example', naming: ['/notes/1'] }] }
const cost: Fact = { of: 'billing recordCost', key: 'cost', mails: [] }
const held = new Map([
  ['note', 1],
  ['cost', 1],
])
const mail = (text: string, messageId: string, to = 'a@x.example'): ReceivedMail => ({
  messageId,
  text,
  recipients: [to],
  from: 'isets@x.example',
  subject: 'x',
  html: '',
  headers: new Map(),
})

describe('the ledger of a chaos run over all services', () => {
  it('is content when every write is there once and every mail has come once', () => {
    const verdict = judgeFacts([note, cost], held, [mail('See /notes/1', 'one'), mail('See /notes/2', 'two')])
    expect(verdict).toMatchObject({ acknowledged: 2, notices: 1, rawRepeats: 0 })
    expect(isClean(verdict)).toBe(true)
  })

  it('finds what is lost and what was applied twice', () => {
    const verdict = judgeFacts([note, cost], new Map([['note', 2]]), [mail('See /notes/1', 'one')])
    expect(verdict).toMatchObject({ lost: ['cost'], appliedTwice: ['note'] })
  })

  it('counts by operation what was acknowledged, and what of it is there exactly once', () => {
    const again: Fact = { ...note, key: 'another note', mails: [] }
    const gone: Fact = { ...note, key: 'a lost note', mails: [] }
    const { written } = judgeFacts([note, cost, again, gone], new Map([...held, ['another note', 2]]), [])
    expect(written).toEqual({
      'billing recordCost': { acknowledged: 1, 'there once': 1 },
      'casework writeNote': { acknowledged: 3, 'there once': 1 },
    })
  })

  it('finds a mail that never came, came to somebody else, or came twice under different Message-IDs', () => {
    expect(judgeFacts([note], held, []).notMailed).toEqual(['note → a@x.example'])
    expect(judgeFacts([note], held, [mail('See /notes/1', 'one', 'b@x.example')]).notMailed).toHaveLength(1)
    const twice = [mail('See /notes/1', 'one'), mail('See /notes/1', 'two')]
    expect(judgeFacts([note], held, twice).mailedTwice).toEqual(['note → a@x.example'])
    const again = [mail('See /notes/1', 'one'), mail('See /notes/1', 'one')]
    expect(judgeFacts([note], held, again)).toMatchObject({ mailedTwice: [], rawRepeats: 1 })
  })
})
