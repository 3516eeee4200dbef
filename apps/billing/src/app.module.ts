import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { ProjectionsConsumer } from './projection/projections.consumer.ts'

@Module({
  controllers: [deadLettersController(contract.billing)],
  providers: [ProjectionsConsumer],
})
export class BillingModule {}
