import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that a system leaves behind for its next start, through which its database server may pass. */
export function folderOfTwoStarts(): { dir: string } & Disposable {
  const dir = mkdtempSync(join(tmpdir(), 'isets-bench-'))
  chmodSync(dir, 0o755)
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Seconds until what `start` starts is ready. It is stopped then. */
export async function secondsToStart(
  start: () => Promise<AsyncDisposable>,
  now: () => number = () => performance.now(),
): Promise<number> {
  const begin = now()
  const started = await start()
  const seconds = (now() - begin) / 1000
  await started[Symbol.asyncDispose]()
  return seconds
}
