import { Key } from '@isets/ui'
import { Checkbox, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { setSingleKeysOn, useSingleKeysOn } from './single-keys.ts'
import styles from './shortcuts-help.module.css'

const ROWS = [
  { keys: ['Ctrl K'], text: 'palette' },
  { keys: ['J', 'K'], text: 'move' },
  { keys: ['Enter'], text: 'open' },
  { keys: ['X'], text: 'select' },
  { keys: ['/'], text: 'search' },
  { keys: ['Ctrl Enter'], text: 'send' },
  { keys: ['Esc'], text: 'close' },
] as const

/** The list of keys, and the switch for those without Ctrl (WCAG 2.1.4). Loaded when it is asked for. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const mayBulk = useMay()('bulk', 'HelpRequest')
  const singleKeysOn = useSingleKeysOn()
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')}>
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
