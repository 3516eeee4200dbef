import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { optionalPart } from '../../app/optional-part.ts'
import { clockText, messageTime } from '../../time/time-text.ts'
import { serverNow } from '../../session/server-time.ts'
import styles from './filing.module.css'
import type { Draft } from '../../draft/use-draft.ts'

const StartOverDialog = optionalPart(() => import('./start-over-dialog.tsx').then((module) => module.StartOverDialog))

/** Says beside the buttons whether what was typed is safe. */
export function DraftLine({ draft }: { draft: Pick<Draft<unknown>, 'state' | 'savedAt'> }) {
  const { t } = useTranslation()
  const texts = {
    untouched: '',
    unsaved: t('filing.unsaved'),
    saving: t('filing.saving'),
    saved: draft.savedAt ? t('filing.savedAt', { time: clockText(draft.savedAt.toISOString()) }) : '',
    masked: t('filing.heldBack'),
    failed: t('filing.notSaved'),
  }
  const worth = draft.state === 'saved' || draft.state === 'failed' || draft.state === 'masked'
  return (
    <>
      <span className={styles.draftLine} aria-hidden>
        {texts[draft.state]}
      </span>
      <span className="visually-hidden" role="status">
        {worth ? texts[draft.state] : ''}
      </span>
    </>
  )
}

/** The half-written request is back, with a way to throw it away. */
export function DraftRestored({ savedAt, onStartOver }: { savedAt: Date; onStartOver: () => Promise<void> }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Notice
        tone="info"
        icon={IconHistory}
        role="status"
        title={t('filing.draftRestored')}
        action={
          <Button size="xs" variant="white" onClick={() => setAsking(true)}>
            {t('filing.startOver')}
          </Button>
        }
      >
        {t('filing.draftRestoredText', { when: messageTime(savedAt.toISOString(), serverNow()) })}
      </Notice>
      {asking ? <StartOverDialog onKeep={() => setAsking(false)} onStartOver={() => void onStartOver()} /> : null}
    </>
  )
}
