import { describe, expect, it } from '@jest/globals'
import { AT_ONCE, gathering, MAY_WAIT, PREPARES } from './gather-statements.ts'

/** A connection that writes down what is sent, and what of it in one message. */
function connection(broken = '') {
  const messages: unknown[][] = []
  let together = false
  const send = async (statement: unknown) => {
    if (together) messages.at(-1)?.push(statement)
    else messages.push([statement])
    if (broken !== '' && JSON.stringify(statement).includes(broken)) throw new Error(`broken: ${broken}`)
    return `of ${JSON.stringify(statement)}`
  }
  const query = gathering(send, (work) => {
    messages.push([])
    together = true
    try {
      return work()
    } finally {
      together = false
    }
  })
  return { messages, query }
}
const LATER = `${MAY_WAIT} insert`
const SETTINGS = `${PREPARES} select set_config`

describe('the statements of a transaction', () => {
  it('leave with as few messages as possible, and each hears its own result', async () => {
    const { messages, query } = connection()
    await query('begin')
    expect(await query('select 1')).toBe('of "select 1"')
    expect(await query('select 2')).toBe('of "select 2"')
    await query(LATER)
    await query('commit')
    await query('select 3')
    expect(messages).toEqual([['begin', 'select 1'], ['select 2'], [LATER, 'commit'], ['select 3']])
  })

  it('are not sent when there are none', async () => {
    const { messages, query } = connection()
    for (const end of ['commit', 'rollback']) {
      await query('begin')
      await query(end)
    }
    expect(messages).toEqual([])
  })

  it('take along what prepares them, and are not sent for its sake', async () => {
    const { messages, query } = connection()
    for (const rest of [[], ['select 1']]) {
      for (const statement of ['begin', SETTINGS, ...rest, 'commit']) await query(statement)
    }
    await query('begin')
    await query(SETTINGS)
    await query('rollback')
    await query('select 2')
    expect(messages).toEqual([['begin', SETTINGS, 'select 1'], ['commit'], ['select 2']])
  })

  it('leave together when they are asked at once, with what waits before them, and each hears its own rows', async () => {
    const sent: unknown[] = []
    const send = async (statement: unknown, values: readonly unknown[] = []) => {
      sent.push(typeof statement === 'string' ? statement : values)
      return { rows: [values[0]] }
    }
    const query = gathering(send)
    await query('begin')
    const asked = ['one', 'two'].map((value) => ({ statement: 'select $1', values: [value] }))
    expect(await query(AT_ONCE, asked)).toMatchObject({ rows: [['one'], ['two']] })
    expect(await query(AT_ONCE, asked.slice(0, 1))).toMatchObject({ rows: [['one']] })
    expect(sent).toEqual(['begin', ['one'], ['two'], ['one']])
  })

  it('report the first error of those that were asked at once', async () => {
    const { query } = connection('two')
    const asked = ['one', 'two', 'three'].map((name) => ({ statement: `select ${name}`, values: [] }))
    await expect(query(AT_ONCE, asked)).rejects.toThrow('broken: two')
  })

  it('are dropped by a rollback when they still wait', async () => {
    const { messages, query } = connection()
    await query('begin')
    await query('select 1')
    await query(LATER)
    await query('rollback')
    expect(messages).toEqual([['begin', 'select 1'], ['rollback']])
  })

  it('are prepared when they have values, those that wait as well', async () => {
    const { messages, query } = connection()
    await query('begin')
    await query(`${MAY_WAIT} insert $1`, ['value'])
    await query('select $1', ['value'])
    const prepared = (text: string) => ({ name: expect.any(String), text })
    expect(messages).toEqual([['begin', prepared(`${MAY_WAIT} insert $1`), prepared('select $1')]])
  })

  it('report the first error of those that left together', async () => {
    const { query } = connection('insert')
    await query('begin')
    await query(LATER)
    await expect(query('commit')).rejects.toThrow('broken: insert')
  })

  it('have one name for each text with values, and no more names than a connection should keep', async () => {
    const { messages, query } = connection()
    for (let n = 0; n < 250; n++) await query(`select ${n}, $1`, ['value'])
    await query('select 0, $1', ['another'])
    const sent = messages.flat()
    expect(sent[250]).toEqual(sent[0])
    expect(new Set(sent.slice(0, 200).map((one) => JSON.stringify(one))).size).toBe(200)
    expect(sent[249]).toBe('select 249, $1')
  })

  it('are committed by a transaction that only writes what may wait', async () => {
    const { messages, query } = connection()
    await query('begin')
    await query(LATER)
    await query('commit')
    expect(messages).toEqual([['begin', LATER, 'commit']])
  })
})
