import { Key } from '@isets/ui'
import { Checkbox, Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { setSingleKeysOn, useSingleKeysOn } from './single-keys.ts'
import styles from './shortcuts-help.module.css'

let open = false
const listeners = new Set<() => void>()
function setOpen(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}

export function openShortcutsHelp(): void {
  setOpen(true)
}

const ROWS = [
  { keys: ['Ctrl K'], text: 'palette' },
  { keys: ['J', 'K'], text: 'move' },
  { keys: ['Enter'], text: 'open' },
  { keys: ['X'], text: 'select' },
  { keys: ['/'], text: 'search' },
  { keys: ['Ctrl Enter'], text: 'send' },
  { keys: ['Esc'], text: 'close' },
] as const

/** The list of keys, and the switch for those without Ctrl (WCAG 2.1.4). */
export function ShortcutsHelp() {
  const { t } = useTranslation()
  const opened = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
  const mayBulk = useMay()('bulk', 'HelpRequest')
  const singleKeysOn = useSingleKeysOn()
  return (
    <Modal opened={opened} onClose={() => setOpen(false)} title={t('shortcuts.title')}>
      <table className={styles.table}>
        <tbody>
          {ROWS.filter(({ text }) => text !== 'select' || mayBulk).map(({ keys, text }) => (
            <tr key={text}>
              <td>
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </td>
              <td>{t(`shortcuts.${text}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox
        mt="lg"
        checked={singleKeysOn}
        onChange={(event) => setSingleKeysOn(event.currentTarget.checked)}
        label={t('shortcuts.singleKeys')}
        description={t('shortcuts.singleKeysHint')}
      />
    </Modal>
  )
}
