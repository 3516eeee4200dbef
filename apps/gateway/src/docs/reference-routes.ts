import { Injectable } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import { openApiDocument } from './openapi.ts'
import { referencePage } from './reference-page.ts'

/** `/api/openapi.json` and its readable form `/api/docs`. Made when first asked for: start must not wait for them. */
@Injectable()
export class ReferenceRoutes {
  #document: ReturnType<typeof openApiDocument> | undefined

  register(api: FastifyInstance): void {
    api.get('/openapi.json', () => this.#made())
    api.get('/docs', async (_request, reply) => {
      return reply.type('text/html; charset=utf-8').send(referencePage(await this.#made()))
    })
  }

  #made(): ReturnType<typeof openApiDocument> {
    this.#document ??= openApiDocument()
    return this.#document
  }
}
