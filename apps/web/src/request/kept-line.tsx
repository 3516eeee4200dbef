import { useTranslation } from 'react-i18next'
import { clockText } from '../time/time-text.ts'
import styles from './composer.module.css'
import type { OwnWords } from './use-composer-draft.ts'

/** Says beside the buttons whether the unsent words are safe. */
export function KeptLine({ own: { saving, restored, draft } }: { own: OwnWords }) {
  const { t } = useTranslation()
  const { state, savedAt } = saving
  const empty = draft.html === '' && draft.files.length === 0
  const saved = savedAt && !empty ? t('composer.keptAt', { time: clockText(savedAt.toISOString()) }) : ''
  const texts = {
    untouched: restored ? t('composer.restored') : '',
    unsaved: saved,
    saving: saved,
    saved,
    masked: t('composer.keptMasked'),
    failed: t('composer.notKept'),
  }
  const worth = restored || state === 'failed' || state === 'masked'
  return (
    <>
      <span className={styles.kept} aria-hidden>
        {texts[state]}
      </span>
      <span className="visually-hidden" role="status">
        {worth ? texts[state] : ''}
      </span>
    </>
  )
}
