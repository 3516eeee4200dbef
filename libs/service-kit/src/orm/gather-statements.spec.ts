import { describe, expect, it } from '@jest/globals'
import { gathering, MAY_WAIT } from './gather-statements.ts'

function connection() {
  const sent: unknown[] = []
  const query = gathering(async (statement) => {
    sent.push(statement)
    return typeof statement === 'string' && statement.includes(';\n') ? ['of the first', `of ${statement}`] : 'one'
  })
  return { sent, query }
}

describe('the statements of a transaction', () => {
  it('leave with as few messages as possible, and each hears its own result', async () => {
    const { sent, query } = connection()
    await query('begin')
    expect(await query('select 1')).toBe('of begin;\nselect 1')
    expect(await query('select 2')).toBe('one')
    await query(`${MAY_WAIT} insert`)
    await query('commit')
    await query('select 3')
    expect(sent).toEqual(['begin;\nselect 1', 'select 2', `${MAY_WAIT} insert;\ncommit`, 'select 3'])
  })

  it('are not sent when there are none', async () => {
    const { sent, query } = connection()
    for (const end of ['commit', 'rollback']) {
      await query('begin')
      await query(end)
    }
    expect(sent).toEqual([])
  })

  it('are dropped by a rollback when they still wait', async () => {
    const { sent, query } = connection()
    await query('begin')
    await query('select 1')
    await query(`${MAY_WAIT} insert`)
    await query('rollback')
    expect(sent).toEqual(['begin;\nselect 1', 'rollback'])
  })

  it('leave before one that has values or is a cursor', async () => {
    const { sent, query } = connection()
    const cursor = { submit: true }
    for (const statement of [cursor, 'select $1']) {
      await query('begin')
      await query(statement, ['value'])
    }
    expect(sent).toEqual(['begin', cursor, 'begin', { name: expect.any(String), text: 'select $1' }])
  })

  it('have one name for each text with values, and no more names than a connection should keep', async () => {
    const { sent, query } = connection()
    for (let n = 0; n < 250; n++) await query(`select ${n}, $1`, ['value'])
    await query('select 0, $1', ['another'])
    expect(sent[250]).toEqual(sent[0])
    expect(new Set(sent.slice(0, 200).map((one) => JSON.stringify(one))).size).toBe(200)
    expect(sent[249]).toBe('select 249, $1')
  })

  it('are committed by a transaction that only writes what may wait', async () => {
    const { sent, query } = connection()
    await query('begin')
    await query(`${MAY_WAIT} insert`)
    await query('commit')
    expect(sent).toEqual([`begin;\n${MAY_WAIT} insert;\ncommit`])
  })
})
