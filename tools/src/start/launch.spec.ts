import { describe, expect, it } from '@jest/globals'
import { CannotStart, stepper, type Ports, type Progress, type RunningSystem, type SystemOptions } from '@isets/testing'
import { adviceFor, NATS_SERVER } from './installed-program.ts'
import { launch, type LaunchParts } from './launch.ts'
import { lineOf } from './progress.ts'

const SYSTEM = { webUrl: 'http://localhost:3000' } as RunningSystem
const PORTS = { web: 3000, nats: 4222 } as Ports

/** A start whose parts all do well at once, unless told otherwise. */
function start(changes: Partial<LaunchParts>) {
  const told: Progress[] = []
  const stopping = new AbortController()
  const parts: LaunchParts = {
    choosePorts: async () => PORTS,
    natsServer: () => '/usr/sbin/nats-server',
    build: async () => undefined,
    postgresDir: async () => '/var/lib/isets',
    startSystem: async () => SYSTEM,
    show: (progress) => void told.push({ ...progress, seconds: 0.25 }),
    ...changes,
  }
  const lines = () => told.filter(({ state }) => state !== 'begins').map(lineOf)
  return { launched: launch(stopping.signal, parts), lines, stopping }
}

/** A system that fails in one of its own steps. */
function failingAt(name: string, problem: Error): LaunchParts['startSystem'] {
  return ({ onProgress = () => undefined }) =>
    stepper(onProgress, new AbortController().signal)(name, () => Promise.reject(problem))
}

describe('a start', () => {
  it('tells of each step, and passes on the ports that it has chosen', async () => {
    let given: SystemOptions | undefined
    const { launched, lines } = start({
      choosePorts: async (note) => (note('3000 is taken: web uses 20001'), { ...PORTS, web: 20_001 }),
      startSystem: async (options) => ((given = options), SYSTEM),
    })
    expect(await launched).toBe(SYSTEM)
    expect(lines()).toEqual([
      '  ✓ Ports           0.3 s  3000 is taken: web uses 20001',
      '  ✓ Programs        0.3 s',
      '  ✓ Build           0.3 s',
    ])
    expect(given).toMatchObject({ ports: { web: 20_001 }, natsServer: '/usr/sbin/nats-server', seed: true })
  })

  it('ends with the step that fails, and says what to do', async () => {
    let isStarted = false
    const { launched, lines } = start({
      build: () => Promise.reject(new CannotStart('It ended (exit code 1).', 'npm run types says where.')),
      startSystem: async () => ((isStarted = true), SYSTEM),
    })
    await expect(launched).rejects.toMatchObject({
      message: 'Build: It ended (exit code 1).',
      advice: 'npm run types says where.',
    })
    expect(lines().at(-1)).toBe('  ✗ Build           0.3 s')
    expect(isStarted).toBe(false)
  })

  it('knows what to do when a step of the system fails without saying so', async () => {
    const { launched, lines } = start({ startSystem: failingAt('NATS', new Error('Its log says: no room')) })
    await expect(launched).rejects.toBeInstanceOf(CannotStart)
    await expect(launched).rejects.toMatchObject({
      message: 'NATS: Its log says: no room',
      advice: expect.stringMatching(/\.data\/logs.*npm run reset/),
    })
    expect(lines().at(-1)).toContain('✗ NATS')
  })

  it('that is given up by its person explains nothing', async () => {
    const { launched, stopping } = start({
      build: (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    })
    stopping.abort()
    await expect(launched).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a program that is missing', () => {
  it.each([
    ['apt-get', 'sudo apt-get install -y nats-server'],
    ['brew', 'brew install nats-server'],
    ['neither', 'Install nats-server, so that it is found on PATH'],
  ])('is asked for with the command of the package manager: %s', (manager, words) => {
    const found = (program: string) => (program === manager ? `/usr/bin/${program}` : undefined)
    expect(adviceFor(NATS_SERVER, found)).toContain(words)
  })
})
