import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { MAX_UPLOAD_BYTES } from '@isets/contracts'
import type { Person } from '../fixtures/invented-callers.ts'
import { SAMPLES } from '../fixtures/sample-files.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const REGISTER = 'referrals.v1.registerConsentFile'
let test: TestGateway
beforeAll(async () => {
  test = await startTestGateway({ RATE_UPLOAD: '1000', RATE_USER: '10000' })
})
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on(REGISTER, ({ id, name, mediaType, bytes }: Record<string, unknown>) => ({ id, name, mediaType, bytes }))
})

function upload(bytes: Uint8Array, name: string, person: Person = 'robin') {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  return test.send(person, '/api/files?purpose=consent', { method: 'POST', body })
}

/** As large as it is asked to be, and a PDF to its first bytes. */
const pdfOf = (bytes: number) => Buffer.concat([SAMPLES.pdf, Buffer.alloc(bytes - SAMPLES.pdf.length, ' ')])

/** What is refused leaves neither a record nor bytes behind. */
async function refusedOf(sending: Promise<Response>): Promise<[number, string]> {
  const response = await sending
  expect(test.fakes.callsOf(REGISTER)).toEqual([])
  const kept = await readdir(test.filesDir, { recursive: true, withFileTypes: true })
  expect(kept.filter((entry) => entry.isFile())).toHaveLength(stored)
  return [response.status, (await refusalIn(response)).code]
}
let stored = 0

describe('the upload of a signed consent', () => {
  it.each([
    ['form.pdf', SAMPLES.pdf, 'application/pdf'],
    ['form.docx', SAMPLES.docx, expect.stringContaining('wordprocessingml')],
    ['form.doc', SAMPLES.doc, 'application/msword'],
    ['form.xlsx', SAMPLES.xlsx, expect.stringContaining('spreadsheetml')],
    ['form.XLS', SAMPLES.xls, 'application/vnd.ms-excel'],
  ])('REF-015 REF-016 is taken: %s', async (name, bytes, mediaType) => {
    const response = await upload(bytes, name)
    stored += 1
    expect(response.status).toBe(201)
    const [call] = test.fakes.callsOf(REGISTER)
    expect(call?.input).toMatchObject({ name: expect.stringMatching(new RegExp(name, 'i')), mediaType })
    expect(call?.header('x-ctx')).toBe('context of robin')
  })

  it.each([
    ['a photo of the form', 'form.jpg', SAMPLES.jpg],
    ['a picture', 'form.png', SAMPLES.png],
    ['a table as text', 'form.csv', SAMPLES.csv],
    ['text', 'form.txt', Buffer.from('I agree.')],
    ['a picture named as a PDF', 'form.pdf', SAMPLES.png],
    ['a program named as a PDF', 'form.pdf', SAMPLES.exe],
    ['an archive named as a letter', 'form.docx', SAMPLES.zip],
    ['a letter with macros', 'form.docx', SAMPLES.docm],
    ['an old sheet named as a letter', 'form.doc', SAMPLES.xls],
    ['a PDF without extension', 'form', SAMPLES.pdf],
    ['a PDF behind a second extension', 'form.pdf.exe', SAMPLES.pdf],
  ])('REF-016 is refused by the server: %s', async (_case, name, bytes) => {
    expect(await refusedOf(upload(bytes, name))).toEqual([415, 'UNSUPPORTED_TYPE'])
  })

  it('C53 REF-016 may have 10,485,760 bytes and not one more', async () => {
    expect(await refusedOf(upload(pdfOf(MAX_UPLOAD_BYTES + 1), 'form.pdf'))).toEqual([413, 'TOO_LARGE'])
    expect((await upload(pdfOf(MAX_UPLOAD_BYTES), 'form.pdf')).status).toBe(201)
    stored += 1
  })

  it('REF-018 is refused with a full Social Security number in its name, which the answer does not repeat', async () => {
    test.fakes.calls.splice(0)
    const response = upload(SAMPLES.pdf, '123-45-6789.pdf')
    expect(await (await response).clone().text()).not.toMatch(/45[- ]?6789/)
    expect(await refusedOf(response)).toEqual([422, 'PERSONAL_DATA'])
  })

  it('REF-015 is refused when it is empty, and to somebody who records no consents', async () => {
    expect(await refusedOf(upload(Buffer.alloc(0), 'form.pdf'))).toEqual([422, 'INVALID'])
    expect(await refusedOf(upload(SAMPLES.pdf, 'form.pdf', 'alex'))).toEqual([403, 'FORBIDDEN'])
  })
})
