import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { freePort, PORT_NAMES, type PortName, type Ports } from '@isets/testing'
import { choosePorts } from './ports.ts'

let stack = new AsyncDisposableStack()
afterEach(async () => {
  await stack.disposeAsync()
  stack = new AsyncDisposableStack()
})

/** A port on which somebody else listens, at this address of the machine. */
async function takenPort(host: string): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  stack.defer(() => new Promise((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

/** Free ports as the usual ones, and these. */
async function usual(changes: Partial<Ports>): Promise<Ports> {
  const ports: Partial<Ports> = {}
  for (const name of PORT_NAMES) ports[name] = changes[name] ?? (await freePort(0, Object.values(ports)))
  return ports as Ports
}

async function chosen(wanted: Ports): Promise<{ ports: Ports; notes: string[] }> {
  const notes: string[] = []
  return { ports: await choosePorts((text) => notes.push(text), wanted), notes }
}

describe('the ports of a start', () => {
  it('are the usual ones while nobody is there', async () => {
    const wanted = await usual({})
    expect(await chosen(wanted)).toEqual({ ports: wanted, notes: [] })
  })

  it.each(['127.0.0.1', '0.0.0.0'])(
    'differ where one is taken at %s, which is named with the one used',
    async (host) => {
      const taken = await takenPort(host)
      const wanted = await usual({ web: taken })
      const { ports, notes } = await chosen(wanted)
      expect(ports.web).not.toBe(taken)
      expect(ports).toEqual({ ...wanted, web: ports.web })
      expect(notes).toEqual([`${taken} is taken: web uses ${ports.web}`])
      await expect(chosen(ports)).resolves.toEqual({ ports, notes: [] })
    },
  )

  it('are all different, also when most of the usual ones are taken', async () => {
    const others: readonly PortName[] = ['mail', 'postgres', 'nats', 'identity', 'casework', 'billing']
    const taken: Partial<Ports> = {}
    for (const name of others) taken[name] = await takenPort('127.0.0.1')
    const { ports, notes } = await chosen(await usual(taken))
    expect(new Set(Object.values(ports)).size).toBe(PORT_NAMES.length)
    expect(notes).toEqual(others.map((name) => `${taken[name]} is taken: ${name} uses ${ports[name]}`))
  })
})
