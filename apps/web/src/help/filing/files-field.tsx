import { Input } from '@mantine/core'
import type { Subcategory } from '@isets/rules'
import { useTranslation } from 'react-i18next'
import { DropArea } from '../../files/drop-area.tsx'
import { acceptFor } from '../../files/file-checks.ts'
import { FileList } from '../../files/file-list.tsx'
import { MAX_FILES } from '../../files/limits.ts'
import type { Uploads } from '../../files/use-uploads.ts'
import { useProblem } from './field-context.ts'
import { FieldLabel } from './fields.tsx'
import { fieldId } from './problems.ts'

interface FilesFieldProps {
  uploads: Uploads
  withAccessForm: boolean
  subcategory: Subcategory | undefined
}

/** HELP-007 HELP-033: files, and the signed form where a new user is asked for. */
export function FilesField({ uploads, withAccessForm, subcategory }: FilesFieldProps) {
  const { t } = useTranslation()
  const problem = useProblem('attachmentIds')
  const id = fieldId('attachmentIds')
  const forms = uploads.entries.filter(({ purpose }) => purpose === 'access-form')
  const others = uploads.entries.filter(({ purpose }) => purpose !== 'access-form')
  const needed = subcategory?.requires.includes('picture')
  return (
    <>
      {withAccessForm || forms.length > 0 ? (
        <div>
          <Input.Wrapper
            label={t('filing.accessForm')}
            labelElement="div"
            description={t('filing.accessFormHint')}
            error={withAccessForm ? problem : undefined}
            size="md"
            descriptionProps={{ id: 'access-form-hint' }}
          >
            <DropArea
              id={withAccessForm ? id : 'field-access-form'}
              accept={acceptFor('access-form')}
              multiple={false}
              invalid={withAccessForm && Boolean(problem)}
              describedBy="access-form-hint"
              onFiles={(files) => uploads.add(files, 'access-form')}
            />
          </Input.Wrapper>
          <FileList entries={forms} remove={uploads.remove} />
        </div>
      ) : null}
      <div>
        <Input.Wrapper
          label={<FieldLabel optional={!needed}>{t('filing.files')}</FieldLabel>}
          labelElement="div"
          description={t('filing.filesHint', { count: MAX_FILES })}
          error={withAccessForm ? undefined : problem}
          size="md"
          descriptionProps={{ id: 'files-hint' }}
        >
          <DropArea
            id={withAccessForm ? 'field-files' : id}
            accept={acceptFor('attachment')}
            invalid={!withAccessForm && Boolean(problem)}
            describedBy="files-hint"
            onFiles={(files) => uploads.add(files, 'attachment')}
          />
        </Input.Wrapper>
        <FileList entries={others} remove={uploads.remove} />
      </div>
    </>
  )
}
