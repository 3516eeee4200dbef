import type { AttachmentView, HelpRequestForm } from '@isets/contracts'
import { checkFiling } from '@isets/rules'
import { ErrorSummary, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/refusal.ts'
import { useFailureText } from '../../app/failure-text.ts'
import { hasFailed, isUploading, useUploads } from '../../files/use-uploads.ts'
import { serverNow } from '../../session/server-time.ts'
import { useSession } from '../../session/session.ts'
import { DraftLine, DraftRestored } from './draft-line.tsx'
import type { SentRequest } from './filing-sent.tsx'
import styles from './filing.module.css'
import { FormSections } from './form-sections.tsx'
import { filingInput, toSend } from './form-values.ts'
import { keepDraft } from './keep-draft.ts'
import { LeaveWarning } from './leave-warning.tsx'
import { FIELD_ORDER, sortProblems, submissionKey, summaryOf, toFieldErrors, type FilingPath } from './problems.ts'
import { useDraft } from '../../draft/use-draft.ts'

interface FilingFormProps {
  start: HelpRequestForm
  files: AttachmentView[]
  savedAt: Date | null
  onSent: (sent: SentRequest) => void
  onStartOver: () => void
}

export function FilingForm({ start, files, savedAt, onSent, onStartOver }: FilingFormProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const failureText = useFailureText()
  const stored = useRef(files)
  const draft = useDraft(savedAt, keepDraft)
  const [attempt, setAttempt] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const lastKey = useRef<ReturnType<typeof submissionKey> | null>(null)

  const resolver: Resolver<HelpRequestForm> = (values) => {
    const problems = checkFiling(filingInput(toSend(values), stored.current), user, new Date(serverNow()))
    const { byField } = sortProblems(problems)
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
    stored.current = now
    form.setValue(
      'attachmentIds',
      now.map(({ id }) => id),
      { shouldDirty: true, shouldValidate: attempt > 0 },
    )
  })

  const { saver } = draft
  useEffect(() => {
    /** A field that is no longer asked for loses its error at once; new ones wait for the next attempt. */
    const forgive = (values: HelpRequestForm) => {
      const { byField } = sortProblems(
        checkFiling(filingInput(toSend(values), stored.current), user, new Date(serverNow())),
      )
      const solved = FIELD_ORDER.filter(
        (path) => !byField.has(path) && form.getFieldState(path).error?.type === 'filing',
      )
      if (solved.length > 0) form.clearErrors(solved)
    }
    return form.subscribe({
      formState: { values: true, dirtyFields: true },
      callback: ({ values }) => {
        saver.touch(values)
        forgive(values)
      },
    })
  }, [form, saver, user])

  const errorOf = (path: FilingPath) => form.getFieldState(path, form.formState).error?.message
  const showProblems = () => setAttempt((count) => count + 1)

  const refuse = (error: unknown) => {
    const { code, details } = failureOf(error)
    const { byField, elsewhere } = sortProblems(details.fields ?? {})
    for (const [path, message] of byField) form.setError(path, { type: 'server', message })
    if (byField.size > 0) showProblems()
    if (byField.size === 0 || elsewhere.length > 0 || code === 'OFFLINE') {
      setRefusal([failureText(error), ...elsewhere].join(' '))
    }
  }

  const send = async (values: HelpRequestForm) => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    setRefusal(null)
    const body = toSend(values)
    lastKey.current = submissionKey(lastKey.current, body, () => crypto.randomUUID())
    try {
      await saver.pause()
      const filed = await client.helpDesk.file(body, { context: { idempotencyKey: lastKey.current.key } })
      await saver.stop()
      onSent({ ...filed, email: body.requester.email })
    } catch (error) {
      saver.resume()
      refuse(error)
    } finally {
      busy.current = false
      setSending(false)
    }
  }

  const sendOrExplain = (values: HelpRequestForm) => {
    if (!isUploading(uploads) && !hasFailed(uploads)) return send(values)
    const message = t(hasFailed(uploads) ? 'files.someFailed' : 'files.wait')
    form.setError('attachmentIds', { type: 'files', message })
    showProblems()
    return undefined
  }
  const submit = (event: FormEvent) => {
    const refused = () => {
      setRefusal(null)
      showProblems()
    }
    void form.handleSubmit(sendOrExplain, refused)(event)
  }

  const startOver = async () => {
    await saver.stop()
    await client.helpDesk.discardDraft({}).catch(() => undefined)
    onStartOver()
  }

  const problems = attempt > 0 ? summaryOf(errorOf, (label) => t(`filing.${label}`)) : []
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className={styles.form} aria-label={t('filing.title')}>
        {savedAt ? <DraftRestored savedAt={savedAt} onStartOver={startOver} /> : null}
        <ErrorSummary
          title={t('filing.errors', { count: problems.length })}
          problems={problems}
          attempt={problems.length > 0 ? attempt : 0}
        />
        <FormSections uploads={uploads} />
        {refusal ? <Notice tone="error" role="alert" title={refusal} /> : null}
        <div className={styles.actions}>
          <Button type="submit" size="md" aria-busy={sending}>
            {t(sending ? 'filing.sending' : 'filing.send')}
          </Button>
          <Button
            size="md"
            variant="default"
            onClick={() => {
              saver.touch(form.getValues())
              void saver.save()
            }}
          >
            {t('filing.saveDraft')}
          </Button>
          <DraftLine draft={draft} />
        </div>
      </form>
      <LeaveWarning active={draft.atRisk && !sending} />
    </FormProvider>
  )
}
