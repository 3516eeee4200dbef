import { DialogActions, Notice } from '@isets/ui'
import { Button, Modal, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import { useFailureText } from './failure-text.ts'

interface RemovalProps {
  /** On the button and in its dialog. */
  label: string
  look: Pick<ButtonProps, 'variant' | 'color'>
  title: string
  /** The consequence. */
  text: string
  cancel: string
  /** Once it has succeeded, there is nothing left to be removed. */
  removal: { isPending: boolean; isSuccess: boolean; error: unknown }
  onRemove: () => void
}

/** The button that takes a record away, with its question. */
export function Removal({ label, look, title, text, cancel, removal, onRemove }: RemovalProps) {
  const failureText = useFailureText()
  const [asks, setAsks] = useState(false)
  const keep = () => setAsks(false)
  return (
    <>
      <Button {...look} onClick={() => setAsks(true)}>
        {label}
      </Button>
      <Modal opened={asks && !removal.isSuccess} onClose={keep} title={title}>
        <p>{text}</p>
        {removal.error ? <Notice tone="error" role="alert" title={failureText(removal.error)} /> : null}
        <DialogActions
          act={label}
          loading={removal.isPending}
          onAct={onRemove}
          danger
          careful
          cancel={cancel}
          onCancel={keep}
        />
      </Modal>
    </>
  )
}
