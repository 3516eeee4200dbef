import type { HelpRequestView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { optionalPart } from '../app/optional-part.ts'
import { FileList } from '../files/file-list.tsx'
import { RichText } from '../rich-text/rich-text.tsx'
import { ComposerActions } from './composer-actions.tsx'
import type { ComposerDraft } from './composer-drafts.ts'
import styles from './composer.module.css'
import { GuidanceChosen } from './guidance-chosen.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useComposerDraft } from './use-composer-draft.ts'
import { useSending } from './use-sending.ts'
import { useUnseen } from './use-unseen.ts'

/** With all its words; only support has it. */
const GuidanceMenu = optionalPart(() => import('./guidance-menu.tsx').then((module) => module.GuidanceMenu))

interface ComposerProps {
  request: HelpRequestView
  /** Support may also write notes, wait and resolve. */
  support: boolean
}

/** Where an answer or an internal note is written. Keep one per request: `key={request.id}`. */
export function Composer({ request, support }: ComposerProps) {
  const own = useComposerDraft(request.id)
  const { draft, uploads } = own
  const unseen = useUnseen(request, draft.html !== '')
  const canAnswer = request.allowed.includes('answer')
  const canNote = support && request.allowed.includes('note')
  const note = draft.kind === 'note' || !canAnswer
  /** HELP-041: a provider's request that support may resolve. */
  const mayGuide = support && request.organisation !== null && request.allowed.includes('resolve')
  const sending = useSending({ request, own, note, unseen: unseen.count })
  const change = (part: Partial<ComposerDraft>) => {
    own.change(part)
    sending.forgive()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void sending.send('stay')
  }

  if (!canAnswer && !canNote) return null
  return (
    <div className={styles.composer} data-note={note || undefined} onKeyDownCapture={onKeyDown}>
      {unseen.count > 0 ? <StaleNotice unseen={unseen} /> : null}
      <div className={styles.top}>
        {canNote && canAnswer ? <KindSwitch kind={draft.kind} onChange={(kind) => change({ kind })} /> : null}
        {mayGuide && !note ? (
          <GuidanceMenu onChoose={(guidance, html) => change({ guidance, html: draft.html + html })} />
        ) : null}
      </div>
      <Words request={request} support={support} note={note} draft={draft} change={change} problem={sending.problem} />
      {draft.guidance && !note ? (
        <GuidanceChosen code={draft.guidance} onRemove={() => change({ guidance: undefined })} />
      ) : null}
      <FileList entries={uploads.entries} remove={uploads.remove} />
      {sending.problem ? (
        <div id={problemId(request)}>
          <Notice tone="error" role="alert" title={sending.problem} />
        </div>
      ) : null}
      <ComposerActions request={request} own={own} sending={sending} note={note} support={support} />
    </div>
  )
}

const fieldId = ({ id }: HelpRequestView) => `composer-${id}`
const problemId = (request: HelpRequestView) => `${fieldId(request)}-problem`

interface WordsProps extends ComposerProps {
  note: boolean
  draft: ComposerDraft
  change: (part: Partial<ComposerDraft>) => void
  problem: string | null
}

function Words({ request, support, note, draft, change, problem }: WordsProps) {
  const { t } = useTranslation()
  const answer = support ? 'composer.answer' : 'request.answerTitle'
  const hint = support ? 'composer.answerPlaceholder' : 'request.answerPlaceholder'
  return (
    <RichText
      id={fieldId(request)}
      label={t(note ? 'composer.note' : answer)}
      placeholder={t(note && support ? 'composer.notePlaceholder' : hint)}
      value={draft.html}
      onChange={(html) => change({ html })}
      compact
      tone={note ? 'note' : 'plain'}
      invalid={problem !== null}
      describedBy={problem ? problemId(request) : undefined}
    />
  )
}
