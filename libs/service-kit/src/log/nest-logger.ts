import type { LoggerService } from '@nestjs/common'
import type { ServiceLogger } from './logger.ts'

/** Lets Nest write through our logger: its own start-up lines only at level debug. */
export class NestLogger implements LoggerService {
  readonly #logger: ServiceLogger

  constructor(logger: ServiceLogger) {
    this.#logger = logger
  }

  log(message: unknown): void {
    this.#logger.debug(String(message))
  }

  warn(message: unknown): void {
    this.#logger.warn(String(message))
  }

  error(message: unknown): void {
    if (message instanceof Error) this.#logger.error({ err: message }, 'framework')
    else this.#logger.error(String(message))
  }
}
