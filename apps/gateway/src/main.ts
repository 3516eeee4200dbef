import { createLogger, exitOnSignals } from '@isets/service-kit'
import { gatewayConfig } from './config.ts'
import { startGateway } from './start-gateway.ts'

const config = gatewayConfig()
const logger = createLogger('gateway', config.LOG_LEVEL)
const gateway = await startGateway(config, logger)
exitOnSignals(logger, () => gateway.drain())
logger.info({ port: Number(new URL(gateway.url).port) }, 'ready')
