import { Button } from '@mantine/core'
import { Notifications, notifications, notificationsStore } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import styles from './toasts.module.css'

export interface Toast {
  message: string
  tone: 'plain' | 'error'
  undo?: { label: string; act: () => void }
}

const KEPT = 3
/** Milliseconds that a word stays which somebody may want to act on, and another one. */
const LASTING = 10_000
const PASSING = 4000

/** In the top bar between search and account: there it hides no heading, no row and no button. */
export function Toaster() {
  return (
    <Notifications
      position="top-center"
      layout="stacked"
      limit={KEPT}
      zIndex={500}
      classNames={{ root: styles.place ?? '', notification: styles.toast ?? '' }}
    />
  )
}

export function showToast({ message, tone, undo }: Toast): void {
  makeRoom()
  const id = notifications.show({
    autoClose: tone === 'error' || undo ? LASTING : PASSING,
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

/** The last word is in front. Of earlier ones those stay behind it that can be acted on, the oldest go. */
function makeRoom(): void {
  const shown = notificationsStore.getState().notifications
  const staying = shown.filter(({ autoClose }) => autoClose === LASTING).slice(1 - KEPT)
  for (const one of shown) if (one.id !== undefined && !staying.includes(one)) notifications.hide(one.id)
}
