import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { connectBus } from './connect.ts'

const INFO = { server_id: 'TEST', version: '2.9.0', proto: 1, max_payload: 1_048_576, headers: true }

/** Speaks as much of the protocol of NATS as a client needs to be welcomed, or to be refused. */
async function refusingServer(refusals: number) {
  let connections = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.write(`INFO ${JSON.stringify(INFO)}\r\n`)
    if (++connections <= refusals) return void socket.end(`-ERR 'Authentication Timeout'\r\n`)
    socket.on('data', (said) => void (said.includes('PING') && socket.write('PONG\r\n')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return {
    url: `127.0.0.1:${port}`,
    connections: () => connections,
    dropAll: () => sockets.forEach((one) => one.destroy()),
    close,
  }
}

describe('the connection to the bus', () => {
  let close: (() => void) | undefined
  afterEach(() => close?.())

  it('is made although the server was too busy to hear the name several times', async () => {
    const server = await refusingServer(3)
    close = server.close
    const connection = await connectBus('help-desk', { NATS_URL: server.url, NATS_PASSWORD: 'secret' })
    expect([server.connections(), connection.isClosed()]).toEqual([4, false])
    await connection.close()
  })
})
