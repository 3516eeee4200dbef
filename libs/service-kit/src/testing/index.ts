export { caller } from './caller.ts'
export { tokenSigner, type TokenSigner } from './caller-token.ts'
export { startStand, type ServiceStand, type StandCaller, type StandParts } from './service-stand.ts'
export { recordSpans, type RecordedSpan } from './recorded-spans.ts'
