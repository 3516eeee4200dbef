import type { DeletionRequestView } from '@isets/contracts'
import { CONTACT_TYPE_LABELS, DAP_GUIDE, NOTE_RELATION_LABELS } from '@isets/rules'
import { IconArrowBackUp, IconClockExclamation, IconMailForward } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText, momentText } from '../time/time-text.ts'
import styles from './notes.module.css'

export type ShownNote = DeletionRequestView['note']

/** When and how the contact was, who wrote of it, and how the note stands to others. */
export function NoteHead({ note, children }: { note: ShownNote; children?: ReactNode }) {
  const { t } = useTranslation()
  const { author, organisation, relation } = note
  const words = { author: author.name, organisation: organisation?.name ?? '', when: momentText(note.writtenAt) }
  return (
    <header className={styles.noteHead}>
      <div>
        <h3>
          <time dateTime={note.contactOn}>{dateText(note.contactOn)}</time>
          {` · ${CONTACT_TYPE_LABELS[note.contactType]}`}
        </h3>
        <p className={styles.by}>{t(organisation ? 'notes.written' : 'notes.writtenByIdhs', words)}</p>
        <p className={styles.marks}>
          {relation ? (
            <span>
              <IconArrowBackUp size={15} aria-hidden />
              {t('notes.relatesTo', {
                relation: NOTE_RELATION_LABELS[relation.kind],
                day: dateText(relation.contactOn),
              })}
            </span>
          ) : null}
          {note.outOfOrder ? (
            <span data-tone="wait">
              <IconClockExclamation size={15} aria-hidden />
              {t('notes.outOfOrder')}
            </span>
          ) : null}
          {note.copiedTo.length > 0 ? (
            <span>
              <IconMailForward size={15} aria-hidden />
              {t('notes.copied', { names: note.copiedTo.join(', ') })}
            </span>
          ) : null}
        </p>
      </div>
      {children}
    </header>
  )
}

/** Data, analysis, plan (NOTE-009). */
export function NoteText({ note }: { note: ShownNote }) {
  return (
    <dl className={styles.parts}>
      {DAP_GUIDE.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{note[key]}</dd>
        </div>
      ))}
    </dl>
  )
}
