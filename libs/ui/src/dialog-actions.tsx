import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

interface DialogActionsProps {
  /** The act that the dialog is for, in words. */
  act: string
  /** Without it the act sends the form that it stands in. */
  onAct?: () => void
  loading?: boolean
  /** The act is not possible; the dialog says why. */
  disabled?: boolean
  /** The act takes something away. */
  danger?: boolean
  /** The way back has the focus first. */
  careful?: boolean
  cancel: string
  onCancel: () => void
  /** What else may be done here, after the way back. */
  children?: ReactNode
}

/** The last line of a dialog: its act, busy while it is under way, and the way back. */
export function DialogActions(props: DialogActionsProps) {
  const { act, onAct, loading, disabled, danger, careful, cancel, onCancel, children } = props
  return (
    <div className="dialog-actions">
      <Button
        type={onAct ? 'button' : 'submit'}
        loading={loading === true}
        disabled={disabled === true}
        {...(onAct && { onClick: onAct })}
        {...(danger && { color: 'danger.7' })}
      >
        {act}
      </Button>
      <Button variant="default" onClick={onCancel} data-autofocus={careful || undefined}>
        {cancel}
      </Button>
      {children}
    </div>
  )
}
