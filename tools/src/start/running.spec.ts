import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { removeData } from './remove-data.ts'
import { claimRunning, runningProcess } from './running.ts'

let folder: string
let data: string
let file: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isets-reset-'))
  data = join(folder, '.data')
  file = join(data, 'running.json')
  mkdirSync(join(data, 'postgres'), { recursive: true })
})
afterEach(async () => {
  for (const child of children.splice(0)) await ended(child)
  rmSync(folder, { recursive: true, force: true })
})

/** A process that this command line started. */
async function processOf(...words: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => 0, 1e6)', ...words])
  children.push(child)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await end
}

const says = (child: ChildProcess) => writeFileSync(file, JSON.stringify({ pid: child.pid }))

describe('npm run reset', () => {
  it('touches nothing while the system runs, and says where to stop it', async () => {
    const start = await processOf('tools/src/start.ts')
    says(start)
    const refused = removeData([data], runningProcess(file))
    expect(refused.done).toBe(false)
    expect(refused.words).toContain(`process ${start.pid}`)
    expect(refused.words).toContain('Ctrl-C')
    expect(existsSync(join(data, 'postgres'))).toBe(true)
  })

  it('removes everything once it has stopped, also when it was killed', async () => {
    const start = await processOf('tools/src/start.ts')
    says(start)
    await ended(start)
    const outside = join(folder, 'isets-outside')
    mkdirSync(outside)
    expect(removeData([data, outside, join(folder, 'never-there')], runningProcess(file)).done).toBe(true)
    expect([existsSync(data), existsSync(outside)]).toEqual([false, false])
  })
})

describe('the process that runs the system', () => {
  it('is not another one that has its number by now', async () => {
    says(await processOf('somebody', 'else'))
    expect(runningProcess(file)).toBeUndefined()
  })

  it('is none where nobody has said so, or nobody can read what was said', () => {
    expect(runningProcess(file)).toBeUndefined()
    writeFileSync(file, '{"pid"')
    expect(runningProcess(file)).toBeUndefined()
  })

  it('says so until it ends', () => {
    rmSync(data, { recursive: true })
    const release = claimRunning(file)
    expect(existsSync(file)).toBe(true)
    expect(runningProcess(file)).toBeUndefined() // it may start: it is the one
    release()
    expect(existsSync(file)).toBe(false)
  })
})
