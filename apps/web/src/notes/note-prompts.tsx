import { Button, Modal } from '@mantine/core'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { optionalPart } from '../app/optional-part.ts'
import styles from './notes.module.css'

const NoteForm = optionalPart(() => import('./note-form.tsx').then((module) => module.NoteForm))

const Ask = createContext<() => void>(() => undefined)

/** After a change of the plan or an exit: opens the dialog of the case note that belongs to it. */
export const useAskForNote = () => useContext(Ask)

/**
 * The dialog of a case note opens by itself when an activity is added, changed or closed, or the customer is exited
 * (NOTE-019, NOTE-021). Whoever leaves it for later is reminded by the record until there is a note (PLAN-028).
 */
export function NotePrompts({ customerId, children }: { customerId: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const done = () => setOpen(false)
  return (
    <Ask value={() => setOpen(true)}>
      {children}
      <Modal opened={open} onClose={done} size="xl" title={t('notes.promptTitle')}>
        <p className={styles.prompt}>{t('notes.promptText')}</p>
        <NoteForm
          customerId={customerId}
          relation={null}
          onDone={done}
          leave={
            <Button variant="default" onClick={done}>
              {t('notes.later')}
            </Button>
          }
        />
      </Modal>
    </Ask>
  )
}
