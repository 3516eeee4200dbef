import type { InjectionToken } from '@nestjs/common'

/** The pino logger of the service: `constructor(@Inject(LOGGER) private readonly logger: Logger)`. */
export const LOGGER: InjectionToken = Symbol('logger')
