import { contract } from '@isets/contracts'
import { deadLettersController, discardedFilesController } from '@isets/service-kit'
import { Module, type Type } from '@nestjs/common'
import { ApplyingService } from './import/applying.service.ts'
import { FeedFile } from './import/feed-file.ts'
import { ImportController } from './import/import.controller.ts'
import { ImportsService } from './import/imports.service.ts'
import { LastSync } from './import/last-sync.ts'
import { LeavingService } from './import/leaving.service.ts'
import { ReadingService } from './import/reading.service.ts'
import { StagingTable } from './import/staging-table.ts'
import { TakingInService } from './import/taking-in.service.ts'
import { WarningService } from './import/warning.service.ts'
import { AddingService } from './search/adding.service.ts'
import { FoundPersonService } from './search/found-person.service.ts'
import { LookupsService } from './search/lookups.service.ts'
import { SearchController } from './search/search.controller.ts'
import { SearchingService } from './search/searching.service.ts'
import { IES_SETTINGS, type IesSettings } from './settings.ts'

/** The module for one set of surroundings. */
export function iesExchangeModule(settings: IesSettings): Type {
  @Module({
    controllers: [
      ImportController,
      SearchController,
      discardedFilesController(contract.iesExchange),
      deadLettersController(contract.iesExchange),
    ],
    providers: [
      { provide: IES_SETTINGS, useValue: settings },
      AddingService,
      ApplyingService,
      FeedFile,
      FoundPersonService,
      ImportsService,
      LastSync,
      LeavingService,
      LookupsService,
      ReadingService,
      SearchingService,
      StagingTable,
      TakingInService,
      WarningService,
    ],
  })
  class IesExchangeModule {}
  return IesExchangeModule
}
