import { join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import * as z from 'zod'

/** Where uploads are kept: settings of the gateway, which writes and removes them, and of services that read them. */
export const fileSettings = {
  FILES_DIR: z.string().default('.data/files'),
  /** An S3 bucket instead of FILES_DIR, with its endpoint and keys. */
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
}
export type FileSettings = z.output<z.ZodObject<typeof fileSettings>>

/** The store of clean files: an S3 bucket when one is configured, else a folder. Only the bucket's client costs memory. */
export async function fileDisk(settings: FileSettings): Promise<Disk> {
  const { FILES_DIR, S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = settings
  if (bucket === undefined) {
    return new Disk(new FSDriver({ location: join(resolve(FILES_DIR), 'store'), visibility: 'private' }))
  }
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  const credentials = accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}
  const own = endpoint === undefined ? {} : { endpoint, forcePathStyle: true }
  // Stores other than Amazon's do not all know the newer checksums.
  const checksums = {
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const
  const options = {
    bucket,
    region,
    visibility: 'private',
    supportsACL: false,
    ...own,
    ...credentials,
    ...checksums,
  } as const
  return new Disk(new S3Driver(options))
}

/** Where a file lies in the store: spread over 256 folders by the random end of its id. */
export function fileKey(id: string): string {
  return `${id.slice(-2)}/${id}`
}
