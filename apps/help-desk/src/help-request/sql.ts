export { questionMark, together, type Condition } from '@isets/service-kit'

/** Columns of `help_request r` that the rubric compares. */
export const POLICY_COLUMNS = { requesterId: 'r.requester_id', organisationId: 'r.organisation_id', status: 'r.status' }
