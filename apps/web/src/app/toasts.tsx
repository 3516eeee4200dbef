import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import styles from './toasts.module.css'

/** A short word at the edge of the screen. It never holds personal data. */
export function tell(message: string, tone: 'plain' | 'error' = 'plain'): void {
  notifications.show({
    message,
    autoClose: tone === 'error' ? 10_000 : 4000,
    color: tone === 'error' ? 'danger.7' : 'action',
  })
}

/** Says what was done and takes it back on request, for ten seconds. */
export function showUndo(message: string, label: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 10_000,
    message: (
      <div className={styles.undo}>
        <span>{message}</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          {label}
        </Button>
      </div>
    ),
  })
}
