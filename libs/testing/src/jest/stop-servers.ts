import './start-servers.ts'

/** After the integration tests. When a run is killed, the watcher beside the server does this instead. */
export default async function stopServers(): Promise<void> {
  await globalThis.isetsTestPostgres?.stop()
}
