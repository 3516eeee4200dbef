import { useTranslation } from 'react-i18next'
import { UploadRefused } from './upload.ts'

/** Why a file was not taken, in a sentence. */
export function useUploadProblem(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof UploadRefused) {
      if (error.status === 413) return t('files.tooLarge')
      if (error.status === 415) return error.message || t('files.wrongType')
      if (error.message) return error.message
    }
    return t('files.failed')
  }
}
