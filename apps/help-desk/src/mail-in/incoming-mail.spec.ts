import { describe, expect, it } from '@jest/globals'
import { readMail } from './incoming-mail.ts'

const WREN = 'wren@prairie.example'

function read(...lines: readonly string[]) {
  return readMail(Buffer.from(`${lines.join('\r\n')}\r\n\r\nMarch.\r\n`), WREN)
}
const author = async (from: string) => (await read(`From: ${from}`)).from

describe('whose mail it is', () => {
  it.each([
    ['alone', WREN],
    ['in brackets', `<${WREN}>`],
    ['with a name', `Wren J. Baker <${WREN}>`],
    ['with a quoted name', `"Baker, Wren (\\"W\\") at help@prairie.example" <${WREN}>`],
    ['with an office', `Wren Baker (Prairie Works) <${WREN}>`],
    ['with an encoded name', `=?utf-8?Q?J=C3=B6?=\r\n Baker <${WREN}>`],
    ['with a name that is not encoded', `Jörg <${WREN}>`],
    ['in large letters', 'Wren@Prairie.EXAMPLE'],
  ])('HELP-022 is told by its address %s', async (_how, from) => {
    expect(await author(from)).toBe(WREN)
  })

  it.each([
    ['in an encoded word', '=?utf-8?B?V3JlbiA8d3JlbkBwcmFpcmllLmV4YW1wbGU+?='],
    ['in an encoded word in brackets', '<=?utf-8?Q?wren=40prairie.example?=>'],
    ['half encoded', `<=?utf-8?Q?wren?=@prairie.example>`],
    ['beside another', `${WREN}, robin@prairie.example`],
    ['behind another', `robin@prairie.example <${WREN}>`],
    ['in front of another', `${WREN} <robin@prairie.example`],
    ['in a group', `Works: ${WREN};`],
    ['in a comment', `(<${WREN}>`],
    ['in a name', `"${WREN}"`],
    ['in two fields', `${WREN}\r\nFrom: ${WREN}`],
    ['behind a line too long', `${'x'.repeat(1_000)} <${WREN}>`],
  ])('HELP-022 is nobody’s when the address stands %s', async (_where, from) => {
    expect(await author(from)).toBeNull()
  })

  it('HELP-022 is nobody’s without an author', async () => {
    expect((await read(`Sender: ${WREN}`)).from).toBeNull()
  })
})

describe('which mail it is', () => {
  const keyOf = async (...lines: readonly string[]) => (await read(`From: ${WREN}`, ...lines)).key

  it('HELP-022 says its Message-ID, whatever servers add', async () => {
    expect(await keyOf('Message-ID: <1@mail.example>', 'X-Checked: yes')).toBe(
      await keyOf('Message-ID: <1@mail.example>'),
    )
    expect(await keyOf('Message-ID: <1@mail.example>')).not.toBe(await keyOf('Message-ID: <2@mail.example>'))
  })

  it.each(['<>', '<@>', '< >', 'none'])('HELP-022 says all of it where the Message-ID says nothing: %s', async (id) => {
    const first = await keyOf(`Message-ID: ${id}`, 'Subject: March')
    expect(first).toBe(await keyOf(`Message-ID: ${id}`, 'Subject: March'))
    expect(first).not.toBe(await keyOf(`Message-ID: ${id}`, 'Subject: April'))
  })
})
