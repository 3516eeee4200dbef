import { describe, expect, it } from '@jest/globals'
import type { ReceivedMail } from '@isets/testing'
import { isClean, judge, type Acknowledgement } from './oracle.ts'

const filing: Acknowledgement = { step: { kind: 'file', marker: 'chaos1n0e', requester: 0 }, audience: ['a@x.example'] }
const answer: Acknowledgement = {
  step: { kind: 'answer', marker: 'chaos1n1e', of: 'chaos1n0e', by: 'agent' },
  audience: ['a@x.example'],
}
const mail = (text: string, messageId: string): ReceivedMail => ({
  messageId,
  text,
  recipients: ['a@x.example'],
  from: 'isets@x.example',
  subject: 'x',
  html: '',
  headers: new Map(),
})
const held = new Map([
  ['chaos1n0e', 1],
  ['chaos1n1e', 1],
])
const confirmation = mail('Summary: chaos1n0e', 'one')
const told = mail('Summary: chaos1n0e. Answer: chaos1n1e', 'two')

describe('the oracle of the chaos run', () => {
  it('is content when everything is there once', () => {
    expect(isClean(judge([filing, answer], held, [confirmation, told]))).toBe(true)
  })

  it('finds an acknowledged write that is gone, and one that is there twice', () => {
    const verdict = judge([filing, answer], new Map([['chaos1n0e', 2]]), [confirmation, told])
    expect(verdict.lost).toEqual(['chaos1n1e'])
    expect(verdict.appliedTwice).toEqual(['chaos1n0e'])
    expect(isClean(verdict)).toBe(false)
  })

  it('finds a notice that never came, and tells it from the one that quotes the same request', () => {
    expect(judge([filing, answer], held, [told]).notMailed).toEqual(['chaos1n0e → a@x.example'])
    expect(judge([filing, answer], held, [confirmation]).notMailed).toEqual(['chaos1n1e → a@x.example'])
  })

  it('lets a raw repeat pass only with the same Message-ID', () => {
    const repeated = judge([filing, answer], held, [confirmation, told, told])
    expect(repeated.rawRepeats).toBe(1)
    expect(isClean(repeated)).toBe(true)
    const doubled = judge([filing, answer], held, [confirmation, told, mail(told.text, 'three')])
    expect(doubled.mailedTwice).toEqual(['chaos1n1e → a@x.example'])
    expect(isClean(doubled)).toBe(false)
  })
})
