import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const PAGE = '<!doctype html><title>ISETS</title><script type="module" src="/assets/app-1a2b3c.js"></script>'
const SCRIPT = 'export const invented = true\n'.repeat(100)
let test: TestGateway
let webDir: string

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'isets-web-'))
  await mkdir(join(webDir, 'assets'))
  await writeFile(join(webDir, 'index.html'), PAGE)
  await writeFile(join(webDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(webDir, 'assets/app-1a2b3c.js'), SCRIPT)
  await writeFile(join(webDir, 'assets/app-1a2b3c.js.br'), brotliCompressSync(SCRIPT))
  await writeFile(join(webDir, 'assets/app-1a2b3c.js.gz'), gzipSync(SCRIPT))
  await writeFile(join(webDir, 'assets/app-1a2b3c.js.map'), '{}')
  test = await startTestGateway({ WEB_DIR: webDir })
})
afterAll(async () => {
  await test.stop()
  await rm(webDir, { recursive: true })
})

describe('the web app', () => {
  it.each(['/', '/help-requests/mine?status=new', '/sign-in', '/index.html'])('serves the page at %s', async (path) => {
    const response = await fetch(`${test.url}${path}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(PAGE)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('serves hashed files for ever, packed as the browser can read them', async () => {
    const packed = await fetch(`${test.url}/assets/app-1a2b3c.js`, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(await packed.text()).toBe(SCRIPT)
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('content-type')).toMatch(/javascript/)
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const plain = await fetch(`${test.url}/assets/app-1a2b3c.js`, { headers: { 'accept-encoding': 'identity' } })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, SCRIPT])
  })

  it('answers 404 for files that are no more, and never the page in their place', async () => {
    for (const path of ['/assets/app-0.js', '/assets/app-1a2b3c.js.map', '/assets/app-1a2b3c.js.br']) {
      expect([path, (await fetch(`${test.url}${path}`)).status]).toEqual([path, 404])
    }
  })

  it.each(['/../../etc/passwd', '/..%2f..%2fetc/passwd', '/assets/..%5c..%5c', '/%2e%2e/%2e%2e/etc/passwd', '/.env'])(
    'gives nothing outside of its folder: %s',
    async (path) => {
      const { status, text } = await raw(path)
      expect(text).not.toContain('root:')
      expect(status === 404 || text === PAGE).toBe(true)
    },
  )

  it('sets the policy of a page that runs only our own scripts and in no frame', async () => {
    const { headers } = await fetch(`${test.url}/`)
    const policy = headers.get('content-security-policy') ?? ''
    const directives = new Map(policy.split(';').map((one) => [one.split(' ')[0], one]))
    expect(directives.get('default-src')).toBe("default-src 'self'")
    expect(directives.get('script-src')).toBe("script-src 'self'")
    expect(directives.get('object-src')).toBe("object-src 'none'")
    expect(directives.get('base-uri')).toBe("base-uri 'none'")
    expect(directives.get('frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

/** `fetch` would tidy the path up. */
function raw(path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(test.url)
    request({ hostname, port, path }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
      .on('error', reject)
      .end()
  })
}
