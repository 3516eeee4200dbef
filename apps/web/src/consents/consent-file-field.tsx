import { Input } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DropArea } from '../files/drop-area.tsx'
import { FileList } from '../files/file-list.tsx'
import { CONSENT_FILE_ACCEPT, type useConsentFile } from './use-consent-file.ts'

interface ConsentFileFieldProps {
  file: ReturnType<typeof useConsentFile>
  error: string | undefined
}

/** REF-016: the one file of a signed consent. */
export function ConsentFileField({ file, error }: ConsentFileFieldProps) {
  const { t } = useTranslation()
  return (
    <div>
      <Input.Wrapper
        label={t('consent.file')}
        labelElement="div"
        description={t('consent.fileHint')}
        error={error}
        descriptionProps={{ id: 'consent-file-hint' }}
      >
        <DropArea
          id="consent-fileId"
          accept={CONSENT_FILE_ACCEPT}
          multiple={false}
          invalid={Boolean(error)}
          describedBy="consent-file-hint"
          onFiles={file.choose}
        />
      </Input.Wrapper>
      <FileList entries={file.entry ? [file.entry] : []} remove={file.remove} />
    </div>
  )
}
