import type { HelpRequestForm } from '@isets/contracts'
import { useFormContext, useFormState } from 'react-hook-form'
import type { FilingPath } from './problems.ts'

export function useFilingForm() {
  return useFormContext<HelpRequestForm>()
}

/** The sentence under a field, if it has a problem. */
export function useProblem(path: FilingPath): string | undefined {
  const { control, getFieldState } = useFilingForm()
  const state = useFormState({ control, name: path })
  return getFieldState(path, state).error?.message
}
