import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { DirectoryService } from './directory.service.ts'

const { listProgrammes, openProgramme } = contract.referrals

@Controller()
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Handles(listProgrammes)
  listProgrammes(input: InputOf<typeof listProgrammes>): Promise<OutputOf<typeof listProgrammes>> {
    return this.directory.list(input)
  }

  @Handles(openProgramme)
  openProgramme({ id }: InputOf<typeof openProgramme>): Promise<OutputOf<typeof openProgramme>> {
    return this.directory.open(id)
  }
}
