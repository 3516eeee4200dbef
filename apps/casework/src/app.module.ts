import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'

@Module({
  controllers: [deadLettersController(contract.casework)],
  providers: [],
})
export class CaseworkModule {}
