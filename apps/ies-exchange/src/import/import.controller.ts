import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ImportsService } from './imports.service.ts'

const { registerImport, listImports, openImport, listRejectedRows, decideAbsence, readFeedStatus } =
  contract.iesExchange

@Controller()
export class ImportController {
  constructor(private readonly imports: ImportsService) {}

  @Handles(registerImport)
  register(input: InputOf<typeof registerImport>, context: CallContext): Promise<OutputOf<typeof registerImport>> {
    return this.imports.register(input, context)
  }

  @Handles(listImports)
  list(input: InputOf<typeof listImports>): Promise<OutputOf<typeof listImports>> {
    return this.imports.list(input)
  }

  @Handles(openImport)
  open({ id }: InputOf<typeof openImport>): Promise<OutputOf<typeof openImport>> {
    return this.imports.open(id)
  }

  @Handles(listRejectedRows)
  rejectedRows(input: InputOf<typeof listRejectedRows>): Promise<OutputOf<typeof listRejectedRows>> {
    return this.imports.rejectedRows(input)
  }

  @Handles(decideAbsence)
  decideAbsence(input: InputOf<typeof decideAbsence>): Promise<OutputOf<typeof decideAbsence>> {
    return this.imports.decideAbsence(input)
  }

  @Handles(readFeedStatus)
  feedStatus(): Promise<OutputOf<typeof readFeedStatus>> {
    return this.imports.feedStatus()
  }
}
