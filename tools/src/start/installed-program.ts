import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { CannotStart, findProgram } from '@isets/testing'

export interface WantedProgram {
  /** Names of the program, any of which will do. */
  readonly names: readonly string[]
  readonly apt: string
  /** Words after `brew install`. */
  readonly brew: readonly string[]
}

export const NATS_SERVER: WantedProgram = { names: ['nats-server'], apt: 'nats-server', brew: ['nats-server'] }
export const CHROMIUM: WantedProgram = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  apt: 'chromium',
  brew: ['--cask', 'chromium'],
}

/** The path of a program, which is installed with the system's package manager when that is allowed without asking. */
export function installedProgram(wanted: WantedProgram, note: (text: string) => void = () => undefined): string {
  const found = findProgram(...wanted.names)
  if (found !== undefined) return found
  const commands = installation(wanted)
  if (commands !== undefined) {
    note(`installing ${wanted.apt}`)
    try {
      for (const [command = '', ...args] of commands) {
        execFileSync(command, args, { stdio: 'pipe', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      }
    } catch {
      // Told below.
    }
  }
  const installed = findProgram(...wanted.names)
  if (installed !== undefined) return installed
  throw new CannotStart(`${wanted.names[0]} is not installed on this machine.`, adviceFor(wanted))
}

function installation({ apt, brew }: WantedProgram): string[][] | undefined {
  if (findProgram('apt-get') !== undefined) {
    const sudo = userInfo().uid === 0 ? [] : silentSudo()
    return (
      sudo && [
        [...sudo, 'apt-get', 'update'],
        [...sudo, 'apt-get', 'install', '-y', '--no-install-recommends', apt],
      ]
    )
  }
  const homebrew = findProgram('brew')
  return homebrew === undefined ? undefined : [[homebrew, 'install', ...brew]]
}

/** `sudo`, when it asks for no password. */
function silentSudo(): string[] | undefined {
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n']
  } catch {
    return undefined
  }
}

/** The command that installs the program, where `found` knows a package manager. */
export function adviceFor(
  { names, apt, brew }: WantedProgram,
  found: (program: string) => unknown = findProgram,
): string {
  if (found('apt-get') !== undefined) return `Install it and try again: sudo apt-get install -y ${apt}`
  if (found('brew') !== undefined) return `Install it and try again: brew install ${brew.join(' ')}`
  return `Install ${names[0]}, so that it is found on PATH, and try again.`
}
