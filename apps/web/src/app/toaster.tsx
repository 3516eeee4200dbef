import { Button } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import styles from './toasts.module.css'

export interface Toast {
  message: string
  tone: 'plain' | 'error'
  undo?: { label: string; act: () => void }
}

/** Under the top bar, over the heading of the page: there it hides no row and no button. */
export function Toaster() {
  return (
    <Notifications position="top-center" autoClose={10_000} limit={3} zIndex={500} className={styles.place ?? ''} />
  )
}

export function showToast({ message, tone, undo }: Toast): void {
  const lasting = tone === 'error' || undo
  const id = notifications.show({
    autoClose: lasting ? 10_000 : 4000,
    color: tone === 'error' ? 'danger.7' : 'action',
    message: undo ? (
      <div className={styles.undo}>
        <span>{message}</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            undo.act()
          }}
        >
          {undo.label}
        </Button>
      </div>
    ) : (
      message
    ),
  })
}
