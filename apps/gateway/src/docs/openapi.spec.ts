import { describe, expect, it } from '@jest/globals'
import { operations } from '@isets/contracts'
import { openApiDocument, rightInWords } from './openapi.ts'
import { referencePage } from './reference-page.ts'

const document = await openApiDocument()

interface Described {
  operationId?: string
  description?: string
  security?: unknown[]
  parameters?: { name?: string }[]
}

function described(): Map<string, Described> {
  const paths = Object.entries(document.paths ?? {})
  return new Map(
    paths.flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
    ) as [string, object][],
  )
}

describe('the description of the API', () => {
  it('holds every operation that is served over HTTP, and none that is not', () => {
    const served = operations().filter(({ audience }) => audience !== 'internal')
    const exports = served.flatMap(({ path, exportAs }) => (exportAs ? [`GET ${path}/export`] : []))
    const bytes = ['GET /files/{id}/content', 'GET /live', 'POST /files']
    expect([...described().keys()].toSorted()).toEqual(
      [...served.map(({ method, path }) => `${method} ${path}`), ...exports, ...bytes].toSorted(),
    )
  })

  it('is OpenAPI 3.1 with each operation once and each parameter of its path declared', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const ids = [...described().values()].map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [place, operation] of described()) {
      const declared = (operation as { parameters?: { name: string; in: string }[] }).parameters ?? []
      const inPath = declared.filter((one) => one.in === 'path').map(({ name }) => name)
      expect([place, inPath]).toEqual([place, [...place.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)])
    }
  })

  it('asks for an Idempotency-Key where the gateway does: on every POST of the web', () => {
    for (const { method, path, audience, kind } of operations()) {
      if (audience === 'internal') continue
      const operation = described().get(`${method} ${path}`) as { parameters?: object[] }
      const key = { name: 'Idempotency-Key', in: 'header', required: method === 'POST' }
      const asked = audience === 'web' && kind === 'command'
      const expected = expect.arrayContaining([expect.objectContaining(key)])
      expect([path, operation.parameters ?? []]).toEqual([
        path,
        asked ? expected : expect.not.arrayContaining([expect.objectContaining({ in: 'header' })]),
      ])
    }
  })

  it('names the right that each operation needs', () => {
    expect(described().get('POST /help-requests/{id}/notes')?.description).toBe(
      'Needs the right "write" on "help request note" (permissions rubric).',
    )
    expect(described().get('POST /session')).toMatchObject({ description: 'Open to everybody.', security: [] })
    expect(rightInWords('signedIn')).toBe('Needs a session.')
  })

  it('every reference in it leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
    for (const reference of references) {
      const target = reference.split('/').reduce<unknown>((at, step) => Reflect.get(Object(at), step), document)
      expect([reference, target]).not.toEqual([reference, undefined])
    }
  })
})

describe('the reference page', () => {
  const page = referencePage(document)

  it('shows every operation', () => {
    for (const place of described().keys()) {
      const [method, path] = place.split(' ')
      expect(page).toContain(`<code>${method} /api${path}</code>`)
    }
  })

  it('runs no script and loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|src=/)
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to === 'openapi.json' || to?.startsWith('#'))).toBe(
      true,
    )
  })

  it('writes texts as texts', () => {
    const paths = { '/x': { get: { summary: '<script>alert(1)</script>', responses: {} } } }
    expect(referencePage({ ...document, paths })).not.toContain('<script>')
  })

  it('describes an export by the filters of its list, without pages, and the formats', () => {
    const names = (key: string) => (described().get(key)?.parameters ?? []).map(({ name }) => name)
    const filters = names('GET /users').filter((name) => name !== 'page' && name !== 'pageSize')
    expect(names('GET /users/export')).toEqual(['format', ...filters])
    expect(filters).toContain('role')
  })
})
