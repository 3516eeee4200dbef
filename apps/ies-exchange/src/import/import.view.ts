import type { ImportView } from '@isets/contracts'
import type { FeedImport } from './feed-import.entity.ts'

export function importView(one: FeedImport): ImportView {
  const { id, version, name, bytes, full, status, rows, added, changed, unchanged, rejected, left, absent, problem } =
    one
  return {
    ...{ id, version, name, bytes, full, status, rows, added, changed, unchanged, rejected, left, absent, problem },
    uploadedBy: { id: one.uploaderId, name: one.uploaderName },
    uploadedAt: one.uploadedAt.toISOString(),
    applyFrom: one.applyFrom.toISOString(),
    finishedAt: one.finishedAt?.toISOString() ?? null,
    percent: percentOf(one),
  }
}

/** How far the present step has come. */
function percentOf({ status, byteCursor, bytes, applyCursor, lineCursor, left, absent }: FeedImport): number {
  switch (status) {
    case 'reading':
      return share(byteCursor, bytes)
    case 'applying':
      return share(applyCursor, lineCursor)
    case 'leaving':
      return share(left, absent)
    case 'waiting':
      return 0
    case 'checked':
    case 'held':
    case 'finished':
    case 'failed':
      return 100
  }
}

function share(done: number, all: number): number {
  return all === 0 ? 0 : Math.min(100, Math.floor((done * 100) / all))
}
