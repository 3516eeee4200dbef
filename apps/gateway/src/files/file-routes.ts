import { contract, Refusal } from '@isets/contracts'
import { abilityFor, mayEver } from '@isets/policies'
import { BusClient, checkInput, type CallOptions } from '@isets/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { Limits } from '../http/limits.ts'
import { letArriveSlowly } from '../http/request-arrival.ts'
import { Callers } from '../session/callers.ts'
import { dispositionOf } from './content-disposition.ts'
import { DESTINATIONS, type Destination } from './destinations.ts'
import { FileStore } from './file-store.ts'
import { UploadService } from './upload.service.ts'

const UploadQuery = z.looseObject({ purpose: z.enum([...DESTINATIONS.keys()]) })
const FileParams = z.strictObject({ id: z.uuid() })
/** Which service knows the file: signed consents are those of `referrals`. */
const DownloadQuery = z.strictObject({ of: z.enum(['consent']).optional() })
/** What the frame around one file may take beyond the file. */
const FRAME_BYTES = 16 * 1024
/** A file that is opened as a page of its own must be able to do nothing. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** Uploads and downloads: the bytes go through here and never over the bus. */
@Injectable()
export class FileRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly uploads: UploadService,
    private readonly store: FileStore,
    private readonly bus: BusClient,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  register(api: FastifyInstance): void {
    api.post('/files', (request, reply) => this.#upload(request, reply))
    api.get('/files/:id/content', (request, reply) => this.#download(request, reply))
  }

  async #upload(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    try {
      const { caller, contextToken } = await this.callers.of(request)
      const { destination, query } = readDestination(request)
      if (!mayEver(abilityFor(caller), ...destination.right)) throw new Refusal('FORBIDDEN')
      await this.limits.upload(request)
      const fileSize = this.config[destination.limit]
      if (Number(request.headers['content-length'] ?? 0) > fileSize + FRAME_BYTES) throw new Refusal('TOO_LARGE')
      letArriveSlowly(request)
      const part = request.isMultipart() ? await request.file({ limits: { fileSize } }) : undefined
      if (part === undefined) throw new Refusal('INVALID', { fields: { file: 'Send one file.' } })
      const file = { name: part.filename, destination, query, stream: part.file }
      const view = await this.uploads.take(file, { token: contextToken, requestId: request.id })
      reply.code(201)
      return view
    } finally {
      // A refusal may come before the whole file has: the rest is read and dropped, so that the answer arrives.
      request.raw.unpipe()
      request.raw.resume()
    }
  }

  async #authorised(id: string, of: 'consent' | undefined, call: CallOptions) {
    if (of === 'consent') {
      const file = await this.bus.call(contract.referrals.authoriseConsentFile, { id }, call)
      return { ...file, purpose: 'attachment' as const }
    }
    const file = await this.bus.call(contract.helpDesk.authoriseDownload, { id }, call)
    if (file.state !== 'clean') throw new Refusal('WRONG_STATUS', { reason: 'The file is still being checked.' })
    return file
  }

  async #download(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { contextToken } = await this.callers.of(request)
    const { id } = checkInput(FileParams, request.params)
    const call = { token: contextToken, requestId: request.id }
    const { of } = checkInput(DownloadQuery, request.query)
    const file = await this.#authorised(id, of, call)
    const stream = await this.store.read(id)
    if (stream === undefined) throw new Refusal('NOT_FOUND')
    return reply
      .headers({
        'content-type': file.mediaType,
        'content-length': file.bytes,
        'content-disposition': dispositionOf(file),
        'content-security-policy': SANDBOX,
      })
      .send(stream)
  }
}

/** @throws Refusal INVALID for a purpose that nobody knows, or without what its files need to be told */
function readDestination(request: FastifyRequest): { destination: Destination; query: unknown } {
  const { purpose, ...rest } = checkInput(UploadQuery, request.query)
  const destination = DESTINATIONS.get(purpose)
  if (destination === undefined) throw new Refusal('INVALID')
  return { destination, query: checkInput(destination.query, rest) }
}
