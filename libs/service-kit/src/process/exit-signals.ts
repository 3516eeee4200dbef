import type { ServiceLogger } from '../log/logger.ts'

/** Drains on SIGTERM and SIGINT and exits 0; anything unhandled is logged and ends the process with 1. */
export function exitOnSignals(logger: ServiceLogger, drain: () => Promise<void>): void {
  let leaving = false
  const leave = (signal: string) => {
    if (leaving) return
    leaving = true
    logger.info({ signal }, 'draining')
    drain().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  const fail = (error: unknown) => {
    logger.fatal({ err: error }, 'unhandled')
    process.exit(1)
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
}
