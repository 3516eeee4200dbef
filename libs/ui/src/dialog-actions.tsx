import { Button } from '@mantine/core'

interface DialogActionsProps {
  /** The act that the dialog is for, in words. */
  act: string
  /** Without it the act sends the form that it stands in. */
  onAct?: () => void
  loading: boolean
  /** The act takes something away. */
  danger?: boolean
  /** The way back has the focus first. */
  careful?: boolean
  cancel: string
  onCancel: () => void
}

/** The last line of a dialog: its act, busy while it is under way, and the way back. */
export function DialogActions({ act, onAct, loading, danger, careful, cancel, onCancel }: DialogActionsProps) {
  return (
    <div className="dialog-actions">
      <Button
        type={onAct ? 'button' : 'submit'}
        loading={loading}
        {...(onAct && { onClick: onAct })}
        {...(danger && { color: 'danger.7' })}
      >
        {act}
      </Button>
      <Button variant="default" onClick={onCancel} data-autofocus={careful || undefined}>
        {cancel}
      </Button>
    </div>
  )
}
