import type { HelpRequestView } from '@isets/contracts'
import { findSsn } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconPaperclip, IconSend } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { tell } from '../app/toasts.tsx'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { optionalPart } from '../app/optional-part.ts'
import { acceptFor } from '../files/file-checks.ts'
import { FileList } from '../files/file-list.tsx'
import { hasFailed, isUploading, useUploads } from '../files/use-uploads.ts'
import { draftOf, keepDraft, type ComposerDraft } from '../queue/composer-drafts.ts'
import { RichText } from '../rich-text/rich-text.tsx'
import { queryClient } from '../api/query-client.ts'
import { api } from '../api/client.ts'
import { attemptOf, forgetAttempt, needsNewAttempt } from './attempts.ts'
import { GuidanceChosen } from './guidance-chosen.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { keepRequest } from './patch-cache.ts'
import { StaleNotice } from './stale-notice.tsx'
import { useUnseen } from './use-unseen.ts'
import styles from './composer.module.css'

/** With all its words; only support has it. */
const GuidanceMenu = optionalPart(() => import('./guidance-menu.tsx').then((module) => module.GuidanceMenu))

type Then = 'stay' | 'wait' | 'resolve'

interface ComposerProps {
  request: HelpRequestView
  /** Support may also write notes, wait and resolve. */
  support: boolean
}

/** Where an answer or an internal note is written. Keep one per request: `key={request.id}`. */
export function Composer({ request, support }: ComposerProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [draft, setDraft] = useState<ComposerDraft>(() => draftOf(request.id))
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState<Then | null>(null)
  const busy = useRef(false)
  const chooser = useRef<HTMLInputElement>(null)
  const unseen = useUnseen(request, draft.html !== '')

  const change = (part: Partial<ComposerDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(request.id, next)
    setProblem(null)
  }
  const uploads = useUploads(draft.files, (files) => {
    setDraft((shown) => {
      const next = { ...shown, files }
      keepDraft(request.id, next)
      return next
    })
  })

  const canAnswer = request.allowed.includes('answer')
  const canNote = support && request.allowed.includes('note')
  const note = draft.kind === 'note' || !canAnswer
  /** HELP-041: a provider's request that support may resolve. */
  const mayGuide = support && request.organisation !== null && request.allowed.includes('resolve')

  const objection = (): string | null => {
    if (draft.html === '' && uploads.entries.length === 0) return t('composer.empty')
    if (draft.html === '') return t('composer.empty')
    if (findSsn(draft.html).length > 0) return t('composer.ssn')
    if (isUploading(uploads)) return t('files.wait')
    return hasFailed(uploads) ? t('files.someFailed') : null
  }

  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: api.helpDesk.open.queryKey({ input: { id: request.id } }) })

  const send = async (then: Then) => {
    if (busy.current) return
    const wrong = objection()
    setProblem(wrong)
    if (wrong || unseen.count > 0) return
    busy.current = true
    setSending(then)
    const { id, version } = request
    const words = { html: draft.html, attachmentIds: draft.files.map((file) => file.id) }
    const guidance = then === 'resolve' ? draft.guidance : undefined
    const intent = { ...words, guidance, as: note ? 'note' : then }
    const { body, key, again } = attemptOf(id, intent, { id, version, ...words }, () => crypto.randomUUID())
    const options = { context: { idempotencyKey: key } }
    try {
      const { helpDesk } = client
      keepRequest(await (note ? helpDesk.note(body, options) : helpDesk.answer({ ...body, then, guidance }, options)))
      forgetAttempt(id)
      if (again) void refresh()
      tell(t(note ? 'composer.noted' : 'composer.sent'))
      const empty: ComposerDraft = { kind: draft.kind, html: '', files: [] }
      setDraft(empty)
      keepDraft(id, empty)
      uploads.clear()
    } catch (error) {
      await explain(error)
    } finally {
      busy.current = false
      setSending(null)
    }
  }

  /** Somebody was faster: the fresh version is read, and the notice above shows what is new. The text stays. */
  const explain = async (error: unknown) => {
    const failure = failureOf(error)
    const { code, details } = failure
    if (needsNewAttempt(failure)) forgetAttempt(request.id)
    const field = Object.values(details.fields ?? {})[0]
    setProblem(code === 'STALE' ? null : (field ?? failureText(error)))
    if (code === 'STALE' || code === 'WRONG_STATUS') await refresh()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send('stay')
  }

  if (!canAnswer && !canNote) return null
  const fieldId = `composer-${request.id}`
  const name = note ? t('composer.note') : t(support ? 'composer.answer' : 'request.answerTitle')
  const hint = support
    ? t(note ? 'composer.notePlaceholder' : 'composer.answerPlaceholder')
    : t('request.answerPlaceholder')
  return (
    <div className={styles.composer} data-note={note || undefined} onKeyDownCapture={onKeyDown}>
      {unseen.count > 0 ? <StaleNotice unseen={unseen} /> : null}
      <div className={styles.top}>
        {canNote && canAnswer ? <KindSwitch kind={draft.kind} onChange={(kind) => change({ kind })} /> : null}
        {mayGuide && !note ? (
          <GuidanceMenu onChoose={(guidance, html) => change({ guidance, html: draft.html + html })} />
        ) : null}
      </div>
      <RichText
        id={fieldId}
        label={name}
        placeholder={hint}
        value={draft.html}
        onChange={(html) => change({ html })}
        compact
        tone={note ? 'note' : 'plain'}
        invalid={problem !== null}
        describedBy={problem ? `${fieldId}-problem` : undefined}
      />
      {draft.guidance && !note ? (
        <GuidanceChosen code={draft.guidance} onRemove={() => change({ guidance: undefined })} />
      ) : null}
      <FileList entries={uploads.entries} remove={uploads.remove} />
      {problem ? (
        <div id={`${fieldId}-problem`}>
          <Notice tone="error" role="alert" title={problem} />
        </div>
      ) : null}
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.attach}
          onClick={() => chooser.current?.click()}
          aria-label={t('composer.attach')}
          title={t('composer.attach')}
        >
          <IconPaperclip size={18} aria-hidden />
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept={acceptFor('attachment')}
          onChange={(event) => {
            uploads.add([...(event.currentTarget.files ?? [])], 'attachment')
            event.currentTarget.value = ''
          }}
        />
        <span className={styles.space} />
        {support && !note ? (
          <>
            {request.allowed.includes('resolve') ? (
              <Button
                variant={draft.guidance ? 'filled' : 'default'}
                loading={sending === 'resolve'}
                onClick={() => void send('resolve')}
              >
                {t('composer.sendAndResolve')}
              </Button>
            ) : null}
            {request.allowed.includes('wait') ? (
              <Button variant="default" loading={sending === 'wait'} onClick={() => void send('wait')}>
                {t('composer.sendAndWait')}
              </Button>
            ) : null}
          </>
        ) : null}
        <Button
          variant={draft.guidance && !note ? 'default' : 'filled'}
          leftSection={<IconSend size={17} aria-hidden />}
          loading={sending === 'stay'}
          onClick={() => void send('stay')}
          title="Ctrl Enter"
          aria-keyshortcuts="Control+Enter"
        >
          {t(note ? 'composer.addNote' : 'composer.send')}
        </Button>
      </div>
    </div>
  )
}
