import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { UploadService } from './upload.service.ts'

const { registerUpload, authoriseDownload } = contract.helpDesk

@Controller()
export class UploadController {
  constructor(private readonly uploads: UploadService) {}

  @Handles(registerUpload)
  register(input: InputOf<typeof registerUpload>, context: CallContext): Promise<OutputOf<typeof registerUpload>> {
    return this.uploads.register(input, context)
  }

  @Handles(authoriseDownload)
  authoriseDownload(
    { id }: InputOf<typeof authoriseDownload>,
    context: CallContext,
  ): Promise<OutputOf<typeof authoriseDownload>> {
    return this.uploads.authoriseDownload(id, context)
  }
}
