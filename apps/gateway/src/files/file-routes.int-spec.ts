import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { MAX_UPLOAD_BYTES, Refusal, type AttachmentView, type UploadPurpose } from '@isets/contracts'
import { SAMPLES } from '../fixtures/sample-files.ts'
import type { Person } from '../fixtures/invented-callers.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

let test: TestGateway
const registered = new Map<string, AttachmentView & { sha256: string }>()

beforeAll(async () => {
  test = await startTestGateway({ RATE_UPLOAD: '1000', RATE_USER: '10000' })
})
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on('help-desk.v1.registerUpload', (record: AttachmentView & { sha256: string }) => {
    registered.set(record.id, record)
    return record
  })
  test.fakes.on('help-desk.v1.authoriseDownload', ({ id }: { id: string }, call) => {
    const file = registered.get(id)
    if (file === undefined || call.header('x-ctx') !== 'context of robin') throw new Refusal('NOT_FOUND')
    return file
  })
})

function upload(bytes: Uint8Array, name: string, purpose: UploadPurpose = 'attachment', person: Person = 'robin') {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  return test.send(person, `/api/files?purpose=${purpose}`, { method: 'POST', body })
}

/** A number that lies across the border of two portions. */
function farNumber(): Buffer {
  return Buffer.from(`${'row;1\n'.repeat(10_922)}${' 123-45-6789'}${'row;1\n'.repeat(10_000)}`)
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(test.filesDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe('an upload', () => {
  it.each([
    ['list.png', SAMPLES.png, 'picture', 'image/png'],
    ['photo.JPG', SAMPLES.jpg, 'picture', 'image/jpeg'],
    ['moving.gif', SAMPLES.gif, 'picture', 'image/gif'],
    ['screen.webp', SAMPLES.webp, 'picture', 'image/webp'],
    ['letter.pdf', SAMPLES.pdf, 'attachment', 'application/pdf'],
    ['letter.docx', SAMPLES.docx, 'attachment', expect.stringContaining('wordprocessingml')],
    ['letter.doc', SAMPLES.doc, 'attachment', 'application/msword'],
    ['hours.xlsx', SAMPLES.xlsx, 'attachment', expect.stringContaining('spreadsheetml')],
    ['hours.xls', SAMPLES.xls, 'attachment', 'application/vnd.ms-excel'],
    ['hours.csv', SAMPLES.csv, 'attachment', 'text/csv'],
    ['windows.csv', SAMPLES.csvOfWindows, 'attachment', 'text/csv'],
    ['HELP-007 screen.mp4', SAMPLES.mp4, 'attachment', 'video/mp4'],
    ['HELP-007 screen.webm', SAMPLES.webm, 'attachment', 'video/webm'],
    ['IL444-2022.pdf', SAMPLES.pdf, 'access-form', 'application/pdf'],
    ['IL444-2022.docx', SAMPLES.docx, 'access-form', expect.stringContaining('wordprocessingml')],
  ] as const)('is taken: %s', async (name, bytes, purpose, mediaType) => {
    const response = await upload(bytes, name, purpose)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      name: expect.stringMatching(new RegExp(name, 'i')),
      mediaType,
      purpose,
    })
    const [call] = test.fakes.callsOf('help-desk.v1.registerUpload')
    expect(call?.input).toMatchObject({
      bytes: bytes.length,
      state: 'clean',
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
    })
    expect(call?.header('x-ctx')).toBe('context of robin')
  })

  it.each([
    ['a program named as a picture', 'list.png', SAMPLES.exe, 'picture'],
    ['a PDF named as a picture', 'list.png', SAMPLES.pdf, 'picture'],
    ['a page named as text', 'notes.txt', SAMPLES.exe, 'attachment'],
    ['a picture with a script in it', 'logo.svg', SAMPLES.svg, 'picture'],
    ['a page', 'page.html', SAMPLES.html, 'attachment'],
    ['a program', 'setup.exe', SAMPLES.exe, 'attachment'],
    ['an archive', 'all.zip', SAMPLES.zip, 'attachment'],
    ['an archive named as a letter', 'letter.docx', SAMPLES.zip, 'attachment'],
    ['a letter with macros', 'letter.docx', SAMPLES.docm, 'attachment'],
    ['an old letter with macros', 'letter.doc', SAMPLES.docWithMacros, 'attachment'],
    ['an old sheet named as a letter', 'letter.doc', SAMPLES.xls, 'attachment'],
    ['a letter as a picture', 'letter.docx', SAMPLES.docx, 'picture'],
    ['a sheet as an access form', 'IL444-2022.xlsx', SAMPLES.xlsx, 'access-form'],
    ['a file without extension', 'letter', SAMPLES.pdf, 'attachment'],
    ['a name with two extensions', 'list.png.exe', SAMPLES.png, 'picture'],
  ] as const)('is refused: %s', async (_case, name, bytes, purpose) => {
    const before = await storedFiles()
    const response = await upload(bytes, name, purpose)
    expect([response.status, (await refusalIn(response)).code]).toEqual([415, 'UNSUPPORTED_TYPE'])
    expect(test.fakes.callsOf('help-desk.v1.registerUpload')).toEqual([])
    expect(await storedFiles()).toEqual(before)
  })

  it.each([
    ['in the name', '123-45-6789.png', SAMPLES.png, 'picture'],
    ['in a far corner of a text file', 'notes.csv', farNumber(), 'attachment'],
    ['with dashes of Windows', 'notes.csv', Buffer.from('a;123\x9645\x966789', 'latin1'), 'attachment'],
    ['in a text file', 'notes.txt', Buffer.from('Her number is 123-45-6789.'), 'attachment'],
  ] as const)('HELP-019 is refused with a Social Security number %s', async (_case, name, bytes, purpose) => {
    const before = await storedFiles()
    const response = await upload(bytes, name, purpose)
    const text = await response.text()
    expect([response.status, JSON.parse(text).code]).toEqual([422, 'PERSONAL_DATA'])
    expect(text).not.toMatch(/45[- ]?6789/)
    expect(await storedFiles()).toEqual(before)
  })

  it('C53 may have 10,485,760 bytes and not one more', async () => {
    const largest = Buffer.alloc(MAX_UPLOAD_BYTES, ' ')
    expect((await upload(largest, 'large.txt')).status).toBe(201)
    const before = await storedFiles()
    const response = await upload(Buffer.alloc(MAX_UPLOAD_BYTES + 1, ' '), 'larger.txt')
    expect([response.status, (await refusalIn(response)).code]).toEqual([413, 'TOO_LARGE'])
    expect((await upload(Buffer.alloc(MAX_UPLOAD_BYTES + 100_000, ' '), 'larger.txt')).status).toBe(413)
    expect(await storedFiles()).toEqual(before)
  })

  it('is refused when it is empty, when there is none, and for an unknown purpose', async () => {
    const before = await storedFiles()
    expect((await upload(Buffer.alloc(0), 'empty.txt')).status).toBe(422)
    const none = { method: 'POST', body: new FormData() }
    expect((await test.send('robin', '/api/files?purpose=picture', none)).status).toBe(422)
    expect((await test.send('robin', '/api/files?purpose=picture', { method: 'POST', body: '{}' })).status).toBe(422)
    expect((await upload(SAMPLES.png, 'list.png', 'anything' as UploadPurpose)).status).toBe(422)
    expect(await storedFiles()).toEqual(before)
  })

  it.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\windows\\list.png', 'list.png'],
    ['/list.png', 'list.png'],
    ['...hidden.png', 'hidden.png'],
    ['fi\u202egnp.exe.png', 'fignp.exe.png'],
    ['a\r\nSet-Cookie: sid=1.png', 'aSet-Cookie_ sid=1.png'],
    [`${'n'.repeat(300)}.png`, `${'n'.repeat(146)}.png`],
  ])('keeps a name that can do no harm: %j', async (given, kept) => {
    const response = await upload(SAMPLES.png, given, 'picture')
    expect(await response.json()).toMatchObject({ name: kept })
  })

  it('leaves no bytes behind when the help desk does not record it', async () => {
    const before = await storedFiles()
    test.fakes.on('help-desk.v1.registerUpload', () => {
      throw new Refusal('PERSONAL_DATA')
    })
    expect((await upload(SAMPLES.png, 'list.png', 'picture')).status).toBe(422)
    expect(await storedFiles()).toEqual(before)
  })

  it('IES-020 of a feed goes to the IES exchange, with the numbers in it, for super users only', async () => {
    test.fakes.on('ies-exchange.v1.registerImport', (record: object) => record)
    const bytes = Buffer.from('ssn\n123-45-6789\n')
    const send = (person: Person, query: string, name = 'ies.csv') => {
      const body = new FormData()
      body.append('file', new Blob([Uint8Array.from(bytes)]), name)
      return test.send(person, `/api/files?purpose=ies-feed${query}`, { method: 'POST', body })
    }
    expect((await send('robin', '&feed=full')).status).toBe(403)
    expect((await send('admin', '')).status).toBe(422)
    expect((await send('admin', '&feed=full', 'ies.txt')).status).toBe(415)
    expect(test.fakes.callsOf('ies-exchange.v1.registerImport')).toEqual([])
    expect((await send('admin', '&feed=full')).status).toBe(201)
    const [call] = test.fakes.callsOf('ies-exchange.v1.registerImport')
    expect(call?.input).toMatchObject({ name: 'ies.csv', bytes: bytes.length, full: true })
    expect(call?.header('x-ctx')).toBe('context of admin')
  })

  it('needs a session', async () => {
    const body = new FormData()
    body.append('file', new Blob([SAMPLES.png]), 'list.png')
    expect((await test.send(undefined, '/api/files?purpose=picture', { method: 'POST', body })).status).toBe(401)
  })
})

describe('a download', () => {
  async function uploaded(bytes: Uint8Array, name: string): Promise<string> {
    const view = (await (await upload(bytes, name)).json()) as AttachmentView
    return view.id
  }

  it('gives the same bytes, in a frame that can do nothing', async () => {
    const id = await uploaded(SAMPLES.png, 'Übersicht "1"; a=b.png')
    const response = await test.send('robin', `/api/files/${id}/content`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(SAMPLES.png)
    const { headers } = response
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="_bersicht _1__ a_b.png"; filename*=UTF-8''%C3%9Cbersicht%20_1_%3B%20a%3Db.png`,
    )
  })

  it('saves what is not a picture or a PDF', async () => {
    const id = await uploaded(SAMPLES.csv, 'hours.csv')
    const response = await test.send('robin', `/api/files/${id}/content`)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  it('is refused to another organisation, as if there were no such file', async () => {
    const id = await uploaded(SAMPLES.png, 'list.png')
    const response = await test.send('sasha', `/api/files/${id}/content`)
    expect([response.status, (await refusalIn(response)).code]).toEqual([404, 'NOT_FOUND'])
    const call = test.fakes.callsOf('help-desk.v1.authoriseDownload').at(-1)
    expect(call?.header('x-ctx')).toBe('context of sasha')
  })

  it('is refused while the file is not found clean', async () => {
    const id = await uploaded(SAMPLES.png, 'list.png')
    const file = registered.get(id)
    if (file !== undefined) registered.set(id, { ...file, state: 'quarantined' })
    expect((await test.send('robin', `/api/files/${id}/content`)).status).toBe(409)
  })

  it.each(['..%2f..%2fetc%2fpasswd', 'x', '%00'])('knows files by their id only: %s', async (id) => {
    expect((await test.send('robin', `/api/files/${id}/content`)).status).toBe(422)
    expect(test.fakes.callsOf('help-desk.v1.authoriseDownload')).toEqual([])
  })
})
