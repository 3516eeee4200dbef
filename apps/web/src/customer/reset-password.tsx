import { Button } from '@mantine/core'
import { useState } from 'react'
import { optionalPart } from '../app/optional-part.ts'
import { passwordResetTexts, startPasswordTexts } from '../app/routes/texts.ts'

const ResetPasswordDialog = optionalPart(
  () => import('./reset-password-dialog.tsx').then((module) => module.ResetPasswordDialog),
  passwordResetTexts,
  startPasswordTexts,
)

interface ResetPasswordProps {
  customerId: string
  label: string
}

/** REF-023, CUST-009: the way to a new start password, for readers of the customer's record. */
export function ResetPassword({ customerId, label }: ResetPasswordProps) {
  /** Undefined until it was asked for once: a dialog among others leaves by closing, not by being taken away. */
  const [asked, setAsked] = useState<boolean>()
  return (
    <>
      <Button variant="default" w="fit-content" onClick={() => setAsked(true)}>
        {label}
      </Button>
      {asked === undefined ? null : (
        <ResetPasswordDialog customerId={customerId} opened={asked} onDone={() => setAsked(false)} />
      )}
    </>
  )
}
