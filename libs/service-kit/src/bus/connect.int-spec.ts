import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { connectBus } from './connect.ts'

/** What the client waits with stays real; only our own interval is moved on. */
const OTHER_TIME = ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setImmediate', 'nextTick'] as const

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
  afterEach(() => {
    jest.useRealTimers()
    close?.()
  })

  it('is made although the server was too busy to hear the name several times', async () => {
    const server = await refusingServer(3)
    close = server.close
    const connection = await connectBus('help-desk', { NATS_URL: server.url, NATS_PASSWORD: 'secret' })
    expect([server.connections(), connection.isClosed()]).toEqual([4, false])
    await connection.close()
  })

  it('says that it still waits, and no longer once it stands', async () => {
    jest.useFakeTimers({ doNotFake: [...OTHER_TIME, 'queueMicrotask'] })
    const server = await refusingServer(2)
    close = server.close
    const warn = jest.fn()
    const connecting = connectBus('help-desk', { NATS_URL: server.url, NATS_PASSWORD: 'wrong' }, { warn })
    jest.advanceTimersByTime(10_000)
    expect(warn.mock.calls).toEqual([[{ service: 'help-desk' }, expect.stringMatching(/waiting for NATS/)]])
    const connection = await connecting
    jest.advanceTimersByTime(60_000)
    expect(warn).toHaveBeenCalledTimes(1)
    await connection.close()
  })
})
