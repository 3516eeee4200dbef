import { contract, type InputOf, type PlanView } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ActivityService } from './activity.service.ts'
import { GoalService } from './goal.service.ts'
import { PlanDeskService } from './plan-desk.service.ts'
import { RunningService } from './running.service.ts'

const { openPlan, addGoal, editGoal, removeGoal } = contract.casework
const { addActivity, startActivity, closeActivity, waiveActivity, removeActivity } = contract.casework

/** The employment plan: its goals, and the activities under them. */
@Controller()
export class PlanController {
  constructor(
    private readonly desk: PlanDeskService,
    private readonly goals: GoalService,
    private readonly activities: ActivityService,
    private readonly running: RunningService,
  ) {}

  @Handles(openPlan)
  open({ customerId }: InputOf<typeof openPlan>, context: CallContext): Promise<PlanView> {
    return this.desk.open(customerId, context)
  }

  @Handles(addGoal)
  addGoal(input: InputOf<typeof addGoal>, context: CallContext): Promise<PlanView> {
    return this.goals.add(input, context)
  }

  @Handles(editGoal)
  editGoal(input: InputOf<typeof editGoal>, context: CallContext): Promise<PlanView> {
    return this.goals.edit(input, context)
  }

  @Handles(removeGoal)
  removeGoal(input: InputOf<typeof removeGoal>, context: CallContext): Promise<PlanView> {
    return this.goals.remove(input, context)
  }

  @Handles(addActivity)
  addActivity(input: InputOf<typeof addActivity>, context: CallContext): Promise<PlanView> {
    return this.activities.add(input, context)
  }

  @Handles(startActivity)
  start(input: InputOf<typeof startActivity>, context: CallContext): Promise<PlanView> {
    return this.running.start(input, context)
  }

  @Handles(closeActivity)
  close(input: InputOf<typeof closeActivity>, context: CallContext): Promise<PlanView> {
    return this.running.close(input, context)
  }

  @Handles(waiveActivity)
  waive(input: InputOf<typeof waiveActivity>, context: CallContext): Promise<PlanView> {
    return this.activities.waive(input, context)
  }

  @Handles(removeActivity)
  removeActivity(input: InputOf<typeof removeActivity>, context: CallContext): Promise<PlanView> {
    return this.activities.remove(input, context)
  }
}
