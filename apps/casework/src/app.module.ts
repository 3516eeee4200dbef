import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AccessConsumer } from './access/access.consumer.ts'
import { IesConsumer } from './customer/ies.consumer.ts'
import { DirectoryConsumer } from './directory/directory.consumer.ts'

@Module({
  controllers: [deadLettersController(contract.casework)],
  providers: [AccessConsumer, DirectoryConsumer, IesConsumer],
})
export class CaseworkModule {}
