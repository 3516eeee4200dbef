import { Button } from '@mantine/core'
import { PlanFailure } from './plan-failure.tsx'
import { useBeginScreening } from './use-begin-screening.ts'

interface BeginButtonProps {
  customerId: string
  label: string
  onBegun: (id: string) => void
}

/** Begins a screening where none is current. */
export function BeginButton({ customerId, label, onBegun }: BeginButtonProps) {
  const begin = useBeginScreening(onBegun)
  return (
    <>
      <Button loading={begin.isPending} onClick={() => begin.mutate({ customerId })}>
        {label}
      </Button>
      <PlanFailure error={begin.error} />
    </>
  )
}
