import {
  contract,
  EXPORT_FORMATS,
  MAX_EXPORT_ROWS,
  operationOf,
  operations,
  UPLOAD_PURPOSES,
  type Permission,
} from '@isets/contracts'
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { IDEMPOTENCY_KEY, needsIdempotencyKey } from '../api/read-call.ts'

const DESCRIPTION = `Everything that the web app can do. Sign in with \`POST /session\`: the session is an opaque cookie.
Every changing request carries the header \`x-isets: 1\`, and every POST an \`Idempotency-Key\`: the same key and body
give the first answer again. Refusals have a code, a sentence and details; the code decides the HTTP status.`

const PAGING = new Set(['page', 'pageSize'])
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** OpenAPI 3.1 of everything below `/api`, made from the contract; each operation says which right it needs. */
export async function openApiDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'ISETS', version: 'v1', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    filter: ({ contract: procedure }) => operationOf(procedure).audience !== 'internal',
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
  })
  for (const procedure of Object.values(contract).flatMap((group) => Object.values(group)))
    describe(document, procedure)
  return { ...document, paths: { ...document.paths, ...exportsOf(document), ...UPLOADS } }
}

function describe(document: OpenAPI.Document, procedure: object): void {
  const registered = operationOf(procedure)
  const { audience, method, path, permission, kind } = registered
  if (audience === 'internal') return
  const operation = operationAt(document, path, method)
  if (operation === undefined) throw new Error(`${method} ${path} is missing in the description of the API`)
  operation.description = rightInWords(permission)
  operation.security = permission === 'anyone' ? [] : [{ session: [] }]
  if (audience === 'web' && kind === 'command') {
    operation.parameters = [...(operation.parameters ?? []), keyHeader(needsIdempotencyKey(registered))]
  }
}

/** Every list that leaves as a file: the same filters without pages, and a format. */
function exportsOf(document: OpenAPI.Document): NonNullable<OpenAPI.Document['paths']> {
  const paths: NonNullable<OpenAPI.Document['paths']> = {}
  for (const { method, path, name, service, exportAs } of operations()) {
    const list = operationAt(document, path, method)
    if (exportAs === undefined || list === undefined) continue
    const filters = (list.parameters ?? []).filter((one) => !('name' in one) || !PAGING.has(one.name))
    paths[`${path}/export`] = {
      get: {
        operationId: `${service}.${name}.export`,
        summary: `${exportAs.name} as CSV or Excel, at most ${MAX_EXPORT_ROWS.toLocaleString('en-US')} rows`,
        description: `${list.description ?? ''} The same rows as the list; the reading is audited as an export.`,
        tags: list.tags ?? [],
        security: session,
        parameters: [
          { name: 'format', in: 'query', required: true, schema: { enum: [...EXPORT_FORMATS] } },
          ...filters,
        ],
        responses: { '200': { description: 'The file', content: { 'text/csv': {}, [XLSX]: {} } } },
      },
    } as OpenAPI.PathItemObject
  }
  return paths
}

function keyHeader(required: boolean): OpenAPI.ParameterObject {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description: 'Names one act of the user: a repeat with the same key and body is answered with the first result.',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
  }
}

function operationAt(document: OpenAPI.Document, path: string, method: string): OpenAPI.OperationObject | undefined {
  const methods = document.paths?.[path] as Record<string, OpenAPI.OperationObject> | undefined
  return methods?.[method.toLowerCase()]
}

/** The right in the words of the rubric. */
export function rightInWords(permission: Permission): string {
  if (permission === 'anyone') return 'Open to everybody.'
  if (permission === 'signedIn') return 'Needs a session.'
  if (permission === 'service') return 'For services only.'
  const [action, subject] = permission
  return `Needs the right "${words(action)}" on "${words(subject)}" (permissions rubric).`
}

function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
}

const session = [{ session: [] }]
const file: OpenAPI.ParameterObject = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
}

/** What goes past the bus and so is in no contract: bytes and live updates. */
const UPLOADS: NonNullable<OpenAPI.Document['paths']> = {
  '/files': {
    post: {
      operationId: 'files.upload',
      summary: 'Upload one file, at most 10,485,760 bytes (HELP-007, C53)',
      description: rightInWords(['add', 'Upload']),
      tags: ['files'],
      security: session,
      parameters: [{ name: 'purpose', in: 'query', required: true, schema: { enum: [...UPLOAD_PURPOSES] } }],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
            },
          },
        },
      },
      responses: { '201': { description: 'The stored file, to be named in a form' } },
    },
  },
  '/files/{id}/content': {
    get: {
      operationId: 'files.download',
      summary: 'The bytes of a file; audited',
      description: 'Needs the right to read the request, or the note, that the file belongs to.',
      tags: ['files'],
      security: session,
      parameters: [file],
      responses: { '200': { description: 'The file', content: { '*/*': {} } } },
    },
  },
  '/live': {
    get: {
      operationId: 'live.listen',
      summary: 'Server-sent events: which requests have changed',
      description:
        'Only requests that the caller may read. Plain messages are live updates; `refetch` says that some were missed; `session-ended` is the last one.',
      tags: ['live'],
      security: session,
      responses: { '200': { description: 'A stream of events', content: { 'text/event-stream': {} } } },
    },
  },
}
