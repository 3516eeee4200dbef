export { answerFor } from './answer-for.ts'
export { caller } from './caller.ts'
export { tokenSigner, type TokenSigner } from './caller-token.ts'
export { startStand, type ServiceStand, type StandCaller, type StandParts } from './service-stand.ts'
export { recordSpans, type RecordedSpan } from './recorded-spans.ts'
export {
  counting,
  expectedOutcomes,
  outcomeOf,
  outcomesByRole,
  showing,
  versionFor,
  withoutRowSecurity,
  type AskedByRoles,
  type Expectation,
  type Outcome,
} from './outcomes.ts'
