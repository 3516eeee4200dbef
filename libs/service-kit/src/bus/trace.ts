import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api'
import type { RequestScope } from './request-scope.ts'

const tracer = trace.getTracer('@isets/service-kit')

/** Runs `work` in a span that continues the caller's trace. Without an OpenTelemetry SDK the API does nothing. */
export async function traced<T>(name: string, scope: RequestScope, work: () => Promise<T>): Promise<T> {
  const parent = propagation.extract(context.active(), {
    traceparent: scope.traceparent,
    tracestate: scope.tracestate,
  })
  return tracer.startActiveSpan(name, { kind: SpanKind.SERVER }, parent, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}
