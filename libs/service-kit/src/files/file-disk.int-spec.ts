import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fileDisk } from './file-disk.ts'

/** As much of S3 as a store of files needs: objects by address, for those who sign. */
const objects = new Map<string, Buffer>()
const server: Server = createServer((request, response) => {
  void (async () => {
    const [address = ''] = (request.url ?? '').split('?')
    const body = await buffer(request)
    const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=invented/') ?? false
    const object = objects.get(address)
    if (!signed) return response.writeHead(403).end()
    if (request.method === 'PUT') objects.set(address, body)
    if (request.method === 'DELETE') objects.delete(address)
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (object === undefined) return response.writeHead(404).end()
      return response.writeHead(200, { 'content-length': object.length }).end(request.method === 'GET' ? object : '')
    }
    return response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
  })()
})
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isets-store-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dir, { recursive: true })
})

describe('the store of clean files', () => {
  it.each(['a folder', 'an S3 bucket'])('in %s keeps, gives and forgets a file', async (place) => {
    const { port } = server.address() as AddressInfo
    const bucket = {
      S3_BUCKET: 'uploads',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: 'invented',
      S3_SECRET_ACCESS_KEY: 'invented',
    }
    const disk = await fileDisk({
      FILES_DIR: dir,
      S3_REGION: 'us-east-1',
      ...(place === 'an S3 bucket' ? bucket : {}),
    })
    const path = join(dir, 'received')
    const content = Buffer.alloc(100_000, 'abc')
    await writeFile(path, content)

    await disk.moveFromFs(path, '01/file')
    expect(await disk.exists('01/file')).toBe(true)
    expect((await buffer(await disk.getStream('01/file'))).equals(content)).toBe(true)
    if (place === 'an S3 bucket') expect(objects.get('/uploads/01/file')?.equals(content)).toBe(true)
    await disk.delete('01/file')
    expect(await disk.exists('01/file')).toBe(false)
  })
})
