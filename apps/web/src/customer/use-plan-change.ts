import type { PlanView } from '@isets/contracts'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

/** Every change of a plan answers with the plan as it is now; status, lists and services are asked again. */
export function takePlan(plan: PlanView): void {
  const input = { customerId: plan.customer.id }
  queryClient.setQueryData(api.casework.openPlan.queryKey({ input }), plan)
  void queryClient.invalidateQueries({ queryKey: api.casework.openCustomer.key() })
  void queryClient.invalidateQueries({ queryKey: api.casework.openAttendance.key() })
  void queryClient.invalidateQueries({ queryKey: api.billing.openServices.key() })
}

/** After a refusal for being stale the plan is shown as it is now. */
export function askPlanAgain(): void {
  void queryClient.invalidateQueries({ queryKey: api.casework.openPlan.key() })
}
