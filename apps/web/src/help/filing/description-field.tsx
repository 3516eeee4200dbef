import { Input } from '@mantine/core'
import { useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { RichText } from '../../rich-text/rich-text.tsx'
import { useFilingForm } from './field-context.ts'
import { fieldId } from './problems.ts'
import { SsnNotice } from './ssn-notice.tsx'

/** HELP-007: rich text with pictures that are stored as soon as they are pasted. */
export function DescriptionField() {
  const { t } = useTranslation()
  const { control } = useFilingForm()
  const { field, fieldState } = useController({ control, name: 'descriptionHtml' })
  const id = fieldId('descriptionHtml')
  const error = fieldState.error?.message
  return (
    <div>
      <Input.Wrapper
        label={t('filing.description')}
        labelElement="div"
        description={t('filing.descriptionHint')}
        error={error}
        size="md"
        labelProps={{ onClick: () => document.getElementById(id)?.focus() }}
        descriptionProps={{ id: `${id}-hint` }}
        errorProps={{ id: `${id}-error` }}
      >
        <RichText
          id={id}
          label={t('filing.description')}
          value={field.value}
          onChange={field.onChange}
          invalid={Boolean(error)}
          describedBy={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        />
      </Input.Wrapper>
      <SsnNotice text={field.value} onRemove={field.onChange} />
    </div>
  )
}
