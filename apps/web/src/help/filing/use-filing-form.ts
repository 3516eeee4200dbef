import type { AttachmentView, HelpRequestForm } from '@isets/contracts'
import { checkFiling } from '@isets/rules'
import type { FieldProblem } from '@isets/ui'
import { useEffect, useRef, useState } from 'react'
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useUploads, type Uploads } from '../../files/use-uploads.ts'
import { serverNow } from '../../session/server-time.ts'
import { useSession } from '../../session/session.ts'
import { filingInput, toSend } from './form-values.ts'
import { FIELD_ORDER, sortProblems, summaryOf, toFieldErrors, type FilingPath } from './problems.ts'

export interface FilingFields {
  form: UseFormReturn<HelpRequestForm>
  uploads: Uploads
  /** How often sending was tried; problems are shown from the first time on. */
  attempt: number
  showProblems: () => void
  problems: FieldProblem[]
}

/** The rules of filing on a form in the browser, the same as on the server. */
function useCheck(files: AttachmentView[]) {
  const { user } = useSession()
  const stored = useRef(files)
  const [check] = useState(() => (values: HelpRequestForm) => {
    const input = filingInput(toSend(values), stored.current)
    return sortProblems(checkFiling(input, user, new Date(serverNow()))).byField
  })
  const keepFiles = (now: AttachmentView[]) => {
    stored.current = now
  }
  return { keepFiles, check }
}

/** The fields of a help request with their files and their problems (HELP-006 to HELP-019). */
export function useFilingForm(start: HelpRequestForm, files: AttachmentView[]): FilingFields {
  const { t } = useTranslation()
  const { keepFiles, check } = useCheck(files)
  const [attempt, setAttempt] = useState(0)
  const resolver: Resolver<HelpRequestForm> = (values) => {
    const byField = check(values)
    return byField.size === 0 ? { values, errors: {} } : { values: {}, errors: toFieldErrors(byField) }
  }
  const form = useForm<HelpRequestForm>({
    defaultValues: start,
    resolver,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  })
  const uploads = useUploads(files, (now) => {
    keepFiles(now)
    const ids = now.map(({ id }) => id)
    form.setValue('attachmentIds', ids, { shouldDirty: true, shouldValidate: attempt > 0 })
  })

  useEffect(() => {
    /** A field that is no longer asked for loses its error at once; new ones wait for the next attempt. */
    const forgive = (values: HelpRequestForm) => {
      const byField = check(values)
      const isSolved = (path: FilingPath) => !byField.has(path) && form.getFieldState(path).error?.type === 'filing'
      const solved = FIELD_ORDER.filter(isSolved)
      if (solved.length > 0) form.clearErrors(solved)
    }
    return form.subscribe({ formState: { values: true, dirtyFields: true }, callback: ({ values }) => forgive(values) })
  }, [form, check])

  const errorOf = (path: FilingPath) => form.getFieldState(path, form.formState).error?.message
  const problems = attempt > 0 ? summaryOf(errorOf, (label) => t(`filing.${label}`)) : []
  return { form, uploads, attempt, showProblems: () => setAttempt((count) => count + 1), problems }
}
