import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { DirectoryService } from './directory.service.ts'
import { LocationsService } from './locations.service.ts'
import { ProgrammesService } from './programmes.service.ts'

const { listProgrammes, openProgramme, addProgramme, editProgramme, removeProgramme } = contract.referrals
const { listLocations, addLocation, pickLocation, removeLocation } = contract.referrals

/** Programmes and locations of providers. */
@Controller()
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly programmes: ProgrammesService,
    private readonly locations: LocationsService,
  ) {}

  @Handles(listProgrammes)
  listProgrammes(
    input: InputOf<typeof listProgrammes>,
    { ability }: CallContext,
  ): Promise<OutputOf<typeof listProgrammes>> {
    return this.directory.list(input, ability)
  }

  @Handles(openProgramme)
  openProgramme(
    { id }: InputOf<typeof openProgramme>,
    { ability }: CallContext,
  ): Promise<OutputOf<typeof openProgramme>> {
    return this.directory.open(id, ability)
  }

  @Handles(addProgramme)
  addProgramme(input: InputOf<typeof addProgramme>, context: CallContext): Promise<OutputOf<typeof addProgramme>> {
    return this.programmes.add(input, context)
  }

  @Handles(editProgramme)
  editProgramme(input: InputOf<typeof editProgramme>, context: CallContext): Promise<OutputOf<typeof editProgramme>> {
    return this.programmes.edit(input, context)
  }

  @Handles(removeProgramme)
  removeProgramme(
    input: InputOf<typeof removeProgramme>,
    context: CallContext,
  ): Promise<OutputOf<typeof removeProgramme>> {
    return this.programmes.remove(input, context)
  }

  @Handles(listLocations)
  listLocations(input: InputOf<typeof listLocations>): Promise<OutputOf<typeof listLocations>> {
    return this.locations.list(input)
  }

  @Handles(addLocation)
  addLocation(input: InputOf<typeof addLocation>, context: CallContext): Promise<OutputOf<typeof addLocation>> {
    return this.locations.add(input, context)
  }

  @Handles(pickLocation)
  pickLocation(input: InputOf<typeof pickLocation>, context: CallContext): Promise<OutputOf<typeof pickLocation>> {
    return this.locations.pick(input, context)
  }

  @Handles(removeLocation)
  removeLocation(
    input: InputOf<typeof removeLocation>,
    context: CallContext,
  ): Promise<OutputOf<typeof removeLocation>> {
    return this.locations.remove(input, context)
  }
}
