import { NativeSelect, TextInput, Textarea, type TextInputProps } from '@mantine/core'
import { useController } from 'react-hook-form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFilingForm } from './field-context.ts'
import { fieldId, type FilingPath } from './problems.ts'
import { SsnNotice } from './ssn-notice.tsx'

type TextPath = Exclude<FilingPath, 'cc' | 'isPartner' | 'attachmentIds'>

interface TextFieldProps extends Pick<TextInputProps, 'type' | 'autoComplete' | 'inputMode' | 'maxLength'> {
  path: TextPath
  label: string
  hint?: string
  optional?: boolean
  lines?: number
  /** Fields in which nine digits have a meaning of their own are not searched for a number (conflicts C60). */
  digitsAllowed?: boolean
}

/** A label with "(optional)" where nothing has to be given. */
export function FieldLabel({ children, optional }: { children: ReactNode; optional: boolean | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      {children}
      {optional ? <span className="optional"> {t('filing.optional')}</span> : null}
    </>
  )
}

/** One line or several lines of text with hint, error and the search for Social Security numbers (HELP-019). */
export function TextField({ path, label, hint, optional, lines, digitsAllowed, ...rest }: TextFieldProps) {
  const { control } = useFilingForm()
  const { field, fieldState } = useController({ control, name: path })
  const value = typeof field.value === 'string' ? field.value : ''
  const shared = {
    id: fieldId(path),
    label: <FieldLabel optional={optional}>{label}</FieldLabel>,
    description: hint,
    error: fieldState.error?.message,
    name: path,
    value,
    ref: field.ref,
    onBlur: field.onBlur,
    onChange: (event: { currentTarget: { value: string } }) =>
      field.onChange(event.currentTarget.value || (path === 'newUserBirthDate' ? null : '')),
  }
  return (
    <div>
      {lines ? (
        <Textarea {...shared} rows={lines} autosize minRows={lines} maxRows={12} />
      ) : (
        <TextInput {...shared} {...rest} />
      )}
      {digitsAllowed ? null : <SsnNotice text={value} onRemove={(text) => field.onChange(text)} />}
    </div>
  )
}

interface ChoiceFieldProps {
  path: 'category' | 'subcategory'
  label: string
  hint: string
  placeholder: string
  options: readonly { code: string; label: string }[]
  disabled?: boolean
  onChosen?: () => void
}

/** A native list to choose from: fast, and right with every keyboard and screen reader. */
export function ChoiceField({ path, label, hint, placeholder, options, onChosen }: ChoiceFieldProps) {
  const { control } = useFilingForm()
  const { field, fieldState } = useController({ control, name: path })
  const { ref, value, onBlur, onChange } = field
  return (
    <NativeSelect
      id={fieldId(path)}
      name={path}
      label={label}
      description={hint}
      error={fieldState.error?.message}
      value={value}
      ref={ref}
      onBlur={onBlur}
      onChange={(event) => {
        onChange(event.currentTarget.value)
        onChosen?.()
      }}
      data={[
        { value: '', label: placeholder },
        ...options.map(({ code, label: text }) => ({ value: code, label: text })),
      ]}
    />
  )
}
