import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import {
  CHECKOUT,
  DRAIN_PATIENCE_MS,
  SERVICE_FLAGS,
  SERVICES,
  SYSTEM_SERVICES,
  type SystemService,
} from '@isets/testing'
import { parse } from 'yaml'
import { dockerEnvironment } from './docker-environment.ts'

interface Compose {
  services: Record<
    string,
    {
      environment?: Record<string, string>
      command?: string[]
      depends_on?: object
      networks?: string[]
      stop_grace_period?: string
    }
  >
}
const text = readFileSync(join(CHECKOUT, 'docker/compose.yml'), 'utf8')
const { services }: Compose = parse(text, { merge: true })
const folder = mkdtempSync(join(tmpdir(), 'isets-docker-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The settings that a file declares, and whether it can do without: `NAME: z.url()`, `NAME: count(20)`. */
function settingsIn(file: string): Map<string, { needed: boolean }> {
  const declared = readFileSync(join(CHECKOUT, file), 'utf8').matchAll(/^ {2,4}([A-Z][A-Z0-9_]+): (.+)$/gm)
  return new Map(
    [...declared].map(([, name = '', type = '']) => [
      name,
      { needed: !/default\(|optional\(|count\(|flag\(/.test(type) },
    ]),
  )
}

const OF_THE_BUS = 'libs/service-kit/src/config/bus-settings.ts'
/** Settings that several apps take over, by what their `config.ts` then says. */
const SHARED = {
  '...busSettings': [OF_THE_BUS],
  '...serviceSettings': [OF_THE_BUS, 'libs/service-kit/src/config/service-settings.ts'],
  '...fileSettings': ['libs/service-kit/src/files/file-disk.ts'],
  'and(replyConfig)': ['libs/service-kit/src/mail/reply-config.ts'],
}

function settingsOf(service: SystemService): Map<string, { needed: boolean }> {
  const file = `apps/${service}/src/config.ts`
  const own = readFileSync(join(CHECKOUT, file), 'utf8')
  const shared = Object.entries(SHARED).flatMap(([words, from]) => (own.includes(words) ? from : []))
  return new Map([...shared, file].flatMap((one) => [...settingsIn(one)]))
}

describe('docker/compose.yml', () => {
  it.each(SYSTEM_SERVICES)('gives %s the settings that it needs, and none that it does not know', (service) => {
    const settings = settingsOf(service)
    const given = Object.keys(services[service]?.environment ?? {})
    expect(given.filter((name) => !settings.has(name))).toEqual([])
    const needed = [...settings].filter(([, { needed }]) => needed).map(([name]) => name)
    expect(needed.filter((name) => !given.includes(name))).toEqual([])
  })

  it('lets a virus scanner and a bucket be set from outside', () => {
    const optional = [...settingsOf('gateway').keys()].filter((name) => /^(CLAMD|S3)_/.test(name))
    expect(optional).toHaveLength(6)
    const given = services.gateway?.environment ?? {}
    for (const name of optional) expect(given[name]).toBe(`\${${name}:-}`)
  })

  it('lets every service reach the bucket that it may be given', () => {
    const storing = Object.values(services).filter(({ environment = {} }) => 'S3_ENDPOINT' in environment)
    expect(storing).toHaveLength(2)
    for (const { networks } of storing) expect(networks).toContain('outside')
  })

  it('asks for no password or key that npm run docker:env does not make, and beside them for the mail server', () => {
    const { variables } = dockerEnvironment(folder)
    const asked = [...text.matchAll(/\$\{(\w+)(:\?[^}]*)?\}/g)].map(([, name]) => name ?? '')
    expect(asked.filter((name) => !(name in variables))).toEqual(['SMTP_URL'])
    expect(asked.length).toBeGreaterThan(10)
  })

  it('runs services with the same flags as the launcher', () => {
    const image = readFileSync(join(CHECKOUT, 'docker/Dockerfile'), 'utf8')
    expect(image).toContain(`exec node ${SERVICE_FLAGS.join(' ')} apps/`)
  })

  it.each(SYSTEM_SERVICES)('gives %s as long to finish its work as the launcher does', (service) => {
    expect(services[service]?.stop_grace_period).toBe(`${DRAIN_PATIENCE_MS / 1000}s`)
  })

  it('runs only programs that the build makes', () => {
    const programs = Object.values(services).flatMap(({ command = [] }) =>
      command.filter((word) => word.endsWith('.js')),
    )
    const sources = programs.map((program) => program.replace('/dist/', '/src/').replace(/js$/, 'ts'))
    expect(sources.filter((source) => !existsSync(join(CHECKOUT, source)))).toEqual([])
    expect(sources.length).toBeGreaterThan(4)
  })

  it.each(SERVICES)('migrates %s before it starts', (service) => {
    expect(services[service]?.depends_on).toEqual({
      [`migrate-${service}`]: { condition: 'service_completed_successfully' },
    })
    expect(services[`migrate-${service}`]?.command).toEqual(['node', `apps/${service}/dist/migrate.js`])
  })

  it('starts the gateway when every service is there', () => {
    const healthy = SERVICES.map((service) => [service, { condition: 'service_healthy' }])
    expect(services['gateway']?.depends_on).toEqual(Object.fromEntries(healthy))
  })

  it('puts in the demo data of each service that has some', () => {
    const seeds = SERVICES.filter((service) => existsSync(join(CHECKOUT, `apps/${service}/src/seed.ts`)))
    expect(seeds.length).toBeGreaterThan(1)
    for (const service of seeds) {
      expect(services[`seed-${service}`]?.command).toEqual(['node', `apps/${service}/dist/seed.js`])
    }
  })
})
