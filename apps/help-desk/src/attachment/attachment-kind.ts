import type { UploadPurpose } from '@isets/contracts'
import type { AttachmentKind, Subcategory } from '@isets/rules'

/**
 * What an uploaded file counts as under a subcategory: a picture is a screenshot wherever screenshots are taken
 * (HELP-040), else an ordinary file.
 */
export function attachmentKind(
  file: { readonly purpose: UploadPurpose; readonly mediaType: string },
  subcategory: Pick<Subcategory, 'attachments'> | undefined,
): AttachmentKind {
  if (file.purpose === 'access-form') return 'accessForm'
  const isPicture = file.purpose === 'picture' || file.mediaType.startsWith('image/')
  const takesScreenshots = subcategory === undefined || subcategory.attachments.includes('screenshot')
  return isPicture && takesScreenshots ? 'screenshot' : 'file'
}
