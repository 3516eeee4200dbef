import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type ContextManager,
  type Span,
  type SpanOptions,
  type TextMapPropagator,
  type Tracer,
} from '@opentelemetry/api'

export interface RecordedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly failed: boolean
}

const TRACEPARENT = /^00-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/
const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** Plays an OpenTelemetry SDK in this process, which keeps the spans that have ended. Not to be undone: one test file. */
export function recordSpans(): readonly RecordedSpan[] {
  const spans: RecordedSpan[] = []
  context.setGlobalContextManager(asyncContexts())
  propagation.setGlobalPropagator(w3c)
  trace.setGlobalTracerProvider({ getTracer: () => tracerInto(spans) })
  return spans
}

function asyncContexts(): ContextManager {
  const storage = new AsyncLocalStorage<Context>()
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...parts) => storage.run(active, () => work.apply(self as never, parts)),
    bind: (_context, target) => target,
    enable: () => manager,
    disable: () => manager,
  }
  return manager
}

const w3c: TextMapPropagator = {
  inject: (active, carrier, setter) => {
    const span = trace.getSpanContext(active)
    if (span !== undefined) setter.set(carrier, 'traceparent', `00-${span.traceId}-${span.spanId}-01`)
  },
  extract: (active, carrier, getter) => {
    const [, traceId, spanId] = TRACEPARENT.exec(String(getter.get(carrier, 'traceparent'))) ?? []
    if (traceId === undefined || spanId === undefined) return active
    return trace.setSpanContext(active, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true })
  },
  fields: () => ['traceparent'],
}

function tracerInto(spans: RecordedSpan[]): Tracer {
  const startSpan = (name: string, _options?: SpanOptions, parent = context.active()): Span => {
    const above = trace.getSpanContext(parent)
    const own = { traceId: above?.traceId ?? hex(16), spanId: hex(8), traceFlags: TraceFlags.SAMPLED }
    const span = trace.wrapSpanContext(own)
    let failed = false
    span.setStatus = ({ code }) => {
      failed = code === SpanStatusCode.ERROR
      return span
    }
    span.end = () => void spans.push({ name, ...own, parentSpanId: above?.spanId, failed })
    return span
  }
  const startActiveSpan = (name: string, options: SpanOptions, parent: Context, work: (span: Span) => unknown) => {
    const span = startSpan(name, options, parent)
    return context.with(trace.setSpan(parent, span), work, undefined, span)
  }
  return { startSpan, startActiveSpan: startActiveSpan as Tracer['startActiveSpan'] }
}
