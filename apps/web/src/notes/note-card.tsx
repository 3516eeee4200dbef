import type { CaseNoteView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconEraser, IconPencil, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { optionalPart } from '../app/optional-part.ts'
import { useMay } from '../session/session.ts'
import { dateText, momentText } from '../time/time-text.ts'
import type { NoteStart } from './note-form.tsx'
import { NoteHead, NoteText } from './note-parts.tsx'
import styles from './notes.module.css'

const DeletionDialog = optionalPart(() => import('./deletion-dialog.tsx').then((module) => module.DeletionDialog))

interface NoteCardProps {
  note: CaseNoteView
  /** The other notes on the page, to name the one that this repeats. */
  siblings: readonly CaseNoteView[]
  chosen: boolean
  onFollow: (relation: NonNullable<NoteStart['relation']>) => void
}

/** One note with what can be done about it: never a change, always a further note or a request. */
export function NoteCard({ note, siblings, chosen, onFollow }: NoteCardProps) {
  const [asking, setAsking] = useState(false)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return (
    <article ref={card} className={styles.note} data-chosen={chosen || undefined} aria-current={chosen || undefined}>
      <NoteHead note={note}>
        <NoteMenu note={note} onFollow={onFollow} onAsk={() => setAsking(true)} />
      </NoteHead>
      <NoteText note={note} />
      <DeletionState note={note} />
      {asking ? <DeletionDialog note={note} siblings={siblings} onDone={() => setAsking(false)} /> : null}
    </article>
  )
}

function DeletionState({ note: { deletion } }: { note: CaseNoteView }) {
  const { t } = useTranslation()
  if (deletion === null) return null
  if (deletion.status === 'rejected') {
    return <Notice tone="info" title={t('notes.deletionRejected', { note: deletion.decisionNote ?? '' })} />
  }
  const words = { name: deletion.requestedBy, when: momentText(deletion.requestedAt) }
  return <Notice tone="warning" title={t('notes.deletionAsked', words)} />
}

interface NoteMenuProps {
  note: CaseNoteView
  onFollow: NoteCardProps['onFollow']
  onAsk: () => void
}

function NoteMenu({ note, onFollow, onAsk }: NoteMenuProps) {
  const { t } = useTranslation()
  const may = useMay()
  const writes = may('add', 'CaseNote')
  if (!writes && !note.mayRequestDeletion) return null
  return (
    <Menu width={270} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={t('notes.more', { day: dateText(note.contactOn) })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {writes ? (
          <>
            <Menu.Item
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => onFollow({ kind: 'addendum', note })}
            >
              {t('notes.addAddendum')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => onFollow({ kind: 'correction', note })}
            >
              {t('notes.addCorrection')}
            </Menu.Item>
          </>
        ) : null}
        {note.mayRequestDeletion ? (
          <Menu.Item leftSection={<IconEraser size={16} aria-hidden />} onClick={onAsk}>
            {t('notes.askDeletion')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
