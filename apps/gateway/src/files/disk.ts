import { join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { GatewayConfig } from '../config.ts'

type Settings = Pick<
  GatewayConfig,
  'FILES_DIR' | 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>

/** The store of clean files: an S3 bucket when one is configured, else a folder. Only the bucket's client costs memory. */
export async function diskOf(settings: Settings): Promise<Disk> {
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
